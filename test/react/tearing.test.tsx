import { waitFor } from "@testing-library/react";
import { startTransition, useState } from "react";
import {
  ConnectTokenProvider,
  RequireScope,
  useConnectToken,
  useScope,
  useScopeStatus,
  useScopes,
} from "react-connect-token";
import { createConnectTokenSession } from "react-connect-token/core";
import { createRoot } from "react-dom/client";
import { expect, it, onTestFinished, vi } from "vitest";
import { createRoute } from "./route.js";

const read = "connect:accounts:read";
const write = "connect:accounts:write";

/** Each takes so long to render that React, in a transition, lets something else come between two of them. */
function busily<Shown>(shown: Shown): Shown {
  const end = performance.now() + 4;
  while (performance.now() < end);
  return shown;
}

const readers = {
  "useConnectToken(selector)": () =>
    busily(useConnectToken((state) => (state.status === "ready" ? state.token : "none"))),
  "useConnectToken()": () => {
    const connect = useConnectToken();
    return busily(connect.status === "ready" ? connect.token : "none");
  },
  "useScopes()": () => busily(useScopes().join(" ")),
  "useScope()": () => busily(String(useScope(write))),
  "useScopeStatus()": () => busily(useScopeStatus(write).status),
  "<RequireScope>": () =>
    busily(
      <RequireScope scope={write} fallback="denied">
        granted
      </RequireScope>,
    ),
};

it.each(Object.entries(readers))(
  "%s: a token that comes in the middle of a transition's render is shown by all of its components or by none",
  async (_, Reader) => {
    vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", false); // `act` would render without a pause
    onTestFinished(() => void vi.unstubAllGlobals());
    const route = createRoute({ scope: read });
    const { world, tokenCallback } = route;
    const session = createConnectTokenSession({ externalUserId: "alice", tokenCallback, environment: world });
    await session.getToken();
    let rendered = 0;
    let grow: () => void = () => {};
    const Counted = () => {
      rendered++;
      return (
        <output>
          <Reader />
        </output>
      );
    };
    const App = () => {
      const [size, setSize] = useState(0);
      grow = () => startTransition(() => setSize(30));
      return (
        <ConnectTokenProvider session={session}>
          {Array.from({ length: size }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
            <Counted key={index} />
          ))}
        </ConnectTokenProvider>
      );
    };
    const page = document.body.appendChild(document.createElement("main"));
    const root = createRoot(page);
    onTestFinished(() => {
      root.unmount();
      page.remove();
    });
    /** What each commit that showed any of them showed. */
    const frames: string[][] = [];
    const watch = new MutationObserver(() => {
      const texts = [...new Set([...page.querySelectorAll("output")].map((each) => each.textContent ?? ""))];
      if (texts.length > 0) frames.push(texts);
    });
    watch.observe(page, { subtree: true, childList: true, characterData: true });
    onTestFinished(() => watch.disconnect());

    root.render(<App />);
    await waitFor(() => expect(session.stores.access.getState().status).toBe("known"));
    await new Promise((resolve) => setTimeout(resolve, 20));
    route.answer = { scope: `${read} ${write}` };
    grow();
    await waitFor(() => expect(rendered).toBeGreaterThan(3), { interval: 1 });
    expect(page.querySelector("output")).toBeNull(); // it is in the middle
    await session.refresh();
    await waitFor(() => expect(page.querySelectorAll("output")).toHaveLength(30));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(frames.filter((texts) => texts.length > 1)).toEqual([]);
    expect(frames.at(-1)).toHaveLength(1);
  },
);
