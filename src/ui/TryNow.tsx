"use client";
import { useSession } from "../react/SessionContext.js";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import { ActionButton } from "./ActionButton.js";
import type { ConnectTokenLabels } from "./ConnectTokenLabels.js";
import { useTask } from "./useTask.js";

/** Asks for a token now, and tells when that has failed as well. */
export function TryNow({ labels, kind }: { labels: ConnectTokenLabels; kind: "primary" | "quiet" }) {
  const session = useSession("<ConnectTokenStatus>");
  const { isBusy, hasFailed, run } = useTask(() => attempt(session));
  return (
    <>
      <ActionButton kind={kind} isBusy={isBusy} focusNext="parent" onPress={run}>
        {isBusy ? labels.trying : labels.tryNow}
      </ActionButton>
      <span data-ctok="outcome" aria-live="polite">
        {hasFailed && labels.triedInVain}
      </span>
    </>
  );
}

/** Rejects with its first failure: `refresh()` alone would wait through retries, and who pressed wants to know of this one. */
function attempt(session: ConnectTokenSession): Promise<unknown> {
  let stop = () => {};
  const failure = new Promise((_, reject) => {
    stop = session.onEvent(({ type, code }) => {
      if (type === "failed") reject(code);
    });
  });
  return Promise.race([session.refresh(), failure]).finally(stop);
}
