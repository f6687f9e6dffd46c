import { useId, useState } from "react";
import { useConnectTokenSession } from "react-connect-token";
import type { FaultName } from "../PageData.js";
import { usePageData } from "./PageDataContext.js";
import { postJson } from "./postJson.js";
import { useRefreshAccounts } from "./useAccounts.js";

const faults: readonly { name: FaultName; title: string; text: string }[] = [
  {
    name: "none",
    title: "Back to normal",
    text: "The next attempt succeeds, and nothing is left of the trouble.",
  },
  {
    name: "down",
    title: "Server down (503)",
    text: "You go on with the present token. The kit retries, with longer and longer waits; once the token ends, calls wait.",
  },
  {
    name: "slow",
    title: "Slow server (3 s)",
    text: "Nothing to see: the next token is asked for ahead of time. Only what needs one of its own takes 3 s longer.",
  },
  {
    name: "signed_out",
    title: "Sign-in over (401)",
    text: "Trying again would not help, so the kit does not. What is on the page stays, and it says to sign in.",
  },
  {
    name: "short_life",
    title: "30 s life",
    text: "Tokens end after 30 s. Watch one take over from the other below, while you type.",
  },
];

/** Breaks the demo's own server, for this browser alone, so that one can see what the page makes of it. */
export function BreakIt() {
  const { backend, fault } = usePageData();
  const titleId = useId();
  return (
    <section className="card" aria-labelledby={titleId}>
      <h3 id={titleId}>Break it</h3>
      {backend === "emulator" ? (
        <Faults initial={fault} />
      ) : (
        <p className="empty">Only on the emulator: start the demo without PIPEDREAM_ variables.</p>
      )}
    </section>
  );
}

function Faults({ initial }: { initial: FaultName }) {
  const session = useConnectTokenSession();
  const refreshAccounts = useRefreshAccounts();
  const [fault, setFault] = useState(initial);

  async function choose(name: FaultName) {
    setFault(name);
    await postJson("/api/demo/fault", { fault: name });
    const state = session.getState();
    // What is being retried recovers by itself; anything else is asked for at once, so that there is something to see.
    if (!("retryAt" in state)) await session.refresh();
  }

  async function revoke() {
    await postJson("/api/demo/revoke", { token: await session.getToken() });
    await refreshAccounts();
  }

  return (
    <>
      <fieldset className="faults">
        <legend className="muted">The demo's server is</legend>
        {faults.map(({ name, title, text }) => (
          <label key={name} className="fault">
            <input
              type="radio"
              name="fault"
              checked={fault === name}
              onChange={() => choose(name).catch(() => {})} // the page itself shows what failed
            />
            <span>
              <strong>{title}</strong>
              <small className="muted">{text}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="revoke">
        <p>
          <strong>Token revoked</strong>
          <small className="muted">
            The API refuses the present token. The very call that met the 401 is repeated with a new one.
          </small>
        </p>
        <button type="button" onClick={() => revoke().catch(() => {})}>
          Revoke it and list accounts
        </button>
      </div>
    </>
  );
}
