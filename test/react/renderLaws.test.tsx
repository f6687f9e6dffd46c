import { act, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { Profiler, type ReactNode, useState } from "react";
import {
  type ConnectScope,
  ConnectTokenProvider,
  RequireScope,
  useConnectToken,
  useExpiresIn,
  useScope,
  useScopeStatus,
  useScopes,
} from "react-connect-token";
import { describe, expect, it } from "vitest";
import { settle } from "../world.js";
import { createRoute } from "./route.js";

const settled = () => act(settle);

/** Counts how often React commits anything below each name. */
function createCounter() {
  const renders: Record<string, number> = {};
  const Counted = ({ name, children }: { name: string; children: ReactNode }) => (
    <Profiler
      id={name}
      onRender={() => {
        renders[name] = (renders[name] ?? 0) + 1;
      }}
    >
      {children}
    </Profiler>
  );
  return {
    Counted,
    /** Since it was last asked. */
    take() {
      const taken = { ...renders };
      for (const name of Object.keys(renders)) delete renders[name];
      return taken;
    },
  };
}

const Can = ({ scope }: { scope: ConnectScope }) => String(useScope(scope));
const Status = ({ scope }: { scope: ConnectScope }) => useScopeStatus(scope).status;
const TokenStatus = () => useConnectToken((state) => state.status);
const Scopes = () => useScopes().join(" ");
const Countdown = () => useExpiresIn();

function setup(scope: string) {
  const route = createRoute({ scope });
  const counter = createCounter();
  const { Counted } = counter;
  const gates = (["connect:accounts:read", "connect:accounts:write", "connect:proxy"] as const).flatMap(
    (each) => [
      <Counted key={`gate ${each}`} name={`gate ${each}`}>
        <RequireScope scope={each} fallback="no">
          yes
        </RequireScope>
      </Counted>,
      <Counted key={`function ${each}`} name={`function ${each}`}>
        <RequireScope any={[each]}>{({ missing }) => missing.join(" ")}</RequireScope>
      </Counted>,
      <Counted key={`useScope ${each}`} name={`useScope ${each}`}>
        <Can scope={each} />
      </Counted>,
      <Counted key={`useScopeStatus ${each}`} name={`useScopeStatus ${each}`}>
        <Status scope={each} />
      </Counted>,
    ],
  );
  render(
    <ConnectTokenProvider
      externalUserId="alice"
      tokenCallback={route.tokenCallback}
      environment={route.world}
    >
      {gates}
      <Counted name="status">
        <TokenStatus />
      </Counted>
      <Counted name="scopes">
        <Scopes />
      </Counted>
    </ConnectTokenProvider>,
  );
  return { route, ...route, ...counter };
}

describe("what is rendered again", () => {
  it("is nothing at a refresh with the same scopes, whatever their order", async () => {
    const { route, world, take, calls } = setup("connect:accounts:read connect:proxy");
    await settled();
    take();
    route.answer = { scope: "connect:proxy connect:accounts:read" };
    await act(() => world.advance(36_000_000));
    expect(calls.length).toBeGreaterThan(10);
    expect(take()).toEqual({});
  });

  it("is, when one scope is added, what answers otherwise now, once, and the list of scopes", async () => {
    const { route, world, take } = setup("connect:accounts:read");
    await settled();
    take();
    route.answer = { scope: "connect:accounts:read connect:accounts:write" };
    await act(() => world.advance(3_600_000));
    expect(take()).toEqual({
      "gate connect:accounts:write": 1,
      "function connect:accounts:write": 1,
      "useScope connect:accounts:write": 1,
      "useScopeStatus connect:accounts:write": 1,
      scopes: 1,
    });
  });

  it("is nothing while a refresh fails and the token is good, nor when it has come to its end", async () => {
    const { route, world, take } = setup("connect:accounts:read");
    await settled();
    take();
    route.answer = { status: 503 };
    await act(() => world.advance(3_550_000));
    expect(take()).toEqual({});
    await act(() => world.advance(3_600_000));
    expect(take()).toEqual({ status: 1 });
  });

  it("is only the countdown's own component at each second", async () => {
    const { world, tokenCallback } = createRoute();
    const { Counted, take } = createCounter();
    render(
      <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={world}>
        <Counted name="all">
          <Counted name="countdown">
            <Countdown />
          </Counted>
          <Counted name="beside">
            <Can scope="connect:proxy" />
            <TokenStatus />
          </Counted>
        </Counted>
      </ConnectTokenProvider>,
    );
    await settled();
    await act(() => world.advance(1));
    take();
    for (let second = 0; second < 10; second++) await act(() => world.advance(1_000));
    // 18.2 does not tell its profiler of every commit, so it is not counted how often.
    expect(Object.keys(take()).sort()).toEqual(["all", "countdown"]);
  });
});

describe("an input in a gate keeps what was typed", () => {
  function form(scope: ConnectScope) {
    return (
      <>
        <RequireScope scope={scope} fallback="no" pending="checking" error="broken">
          <input aria-label="note" />
        </RequireScope>
        <RequireScope
          scope="connect:proxy"
          fallback={({ request }) => (
            <button type="button" onClick={request}>
              Ask
            </button>
          )}
        >
          proxy
        </RequireScope>
      </>
    );
  }

  const Status = () => <output aria-label="status">{useConnectToken((state) => state.status)}</output>;

  async function typed() {
    const route = createRoute({ scope: "connect:accounts:read connect:accounts:write" });
    const { world, tokenCallback } = route;
    let become: (scope: ConnectScope) => void = () => {};
    let ask: (scope: string | undefined) => void = () => {};
    const App = () => {
      const [scope, setScope] = useState<ConnectScope>("connect:accounts:write");
      const [asked, setAsked] = useState<string>();
      become = setScope;
      ask = setAsked;
      return (
        <ConnectTokenProvider
          externalUserId="alice"
          tokenCallback={tokenCallback}
          environment={world}
          scope={asked}
        >
          <Status />
          {form(scope)}
        </ConnectTokenProvider>
      );
    };
    render(<App />);
    await settled();
    const input = screen.getByLabelText("note");
    await userEvent.type(input, "half a sentence");
    return {
      route,
      ...route,
      become: (scope: ConnectScope) => act(() => become(scope)),
      ask: (scope: string) => act(() => ask(scope)),
      expectKept(status?: string) {
        if (status !== undefined) expect(screen.getByLabelText("status")).toHaveTextContent(status);
        expect(screen.getByLabelText("note")).toBe(input);
        expect(input).toHaveValue("half a sentence");
      },
    };
  }

  it("through a refresh", async () => {
    const { world, calls, expectKept } = await typed();
    await act(() => world.advance(3_500_000));
    expect(calls).toHaveLength(2);
    expectKept();
  });

  it("through expiry with recovery", async () => {
    const { route, world, expectKept } = await typed();
    route.answer = { status: 503 };
    await act(() => world.advance(7_200_000));
    expectKept("expired");
    route.answer = { scope: "connect:accounts:write" };
    await act(() => world.advance(60_000));
    expectKept("ready");
  });

  it("through an hour offline", async () => {
    const { world, expectKept } = await typed();
    await act(async () => world.network.set(false));
    await act(() => world.advance(3_600_000));
    expectKept("expired");
    await act(async () => world.network.set(true));
    await settled();
    expectKept("ready");
  });

  it("through a tab that slept for a night", async () => {
    const { world, calls, expectKept } = await typed();
    await act(async () => world.visibility.set(false));
    world.sleep(36_000_000);
    await act(async () => world.visibility.set(true));
    expectKept();
    await settled();
    expect(calls).toHaveLength(2);
    expectKept();
  });

  it("through a changed scope prop of its gate, and of its provider", async () => {
    const { become, ask, calls, expectKept } = await typed();
    become("connect:accounts:read");
    expectKept();
    ask("connect:accounts:read connect:accounts:write connect:proxy");
    expectKept();
    await settled();
    expect(calls).toHaveLength(2);
    expectKept();
  });

  it("through the step-up of another gate, granted or refused", async () => {
    const { route, expectKept } = await typed();
    route.answer = { status: 403 };
    await userEvent.click(screen.getByRole("button", { name: "Ask" }));
    await settled();
    expectKept();
    route.answer = { scope: "connect:accounts:write connect:proxy" };
    await userEvent.click(screen.getByRole("button", { name: "Ask" }));
    await settled();
    expect(screen.getByText("proxy")).toBeVisible();
    expectKept();
  });
});
