import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import { Activity, Component, type ReactNode, Suspense, useState } from "react";
import {
  ConnectTokenProvider,
  RequireScope,
  useConnectToken,
  useExpiresIn,
  useScope,
  useScopeStatus,
  useScopes,
  useSuspenseConnectToken,
} from "react-connect-token";
import { createConnectTokenSession } from "react-connect-token/core";
import { useConnectQuery } from "react-connect-token/query";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { settled as drained } from "../query/queryTest.js";
import { expectThrownInRender } from "../setup/thrownInRender.js";
import { settle } from "../world.js";
import { createRoute } from "./route.js";

const settled = () => act(settle);

function Token() {
  const connect = useConnectToken();
  return <output>{connect.status === "ready" ? connect.token : connect.status}</output>;
}

const shown = () => screen.getByRole("status").textContent;

describe("below an Activity", () => {
  it("rests while hidden, and goes on with what it knew when shown", async () => {
    const { world, calls, tokenCallback } = createRoute();
    const app = (mode: "hidden" | "visible") => (
      <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={world}>
        <Activity mode={mode}>
          <Token />
        </Activity>
      </ConnectTokenProvider>
    );
    const { rerender } = render(app("visible"));
    await settled();
    rerender(app("hidden"));
    await settled();
    expect(world.held).toEqual({ timers: 0, listeners: 0 });
    await world.advance(600_000);
    rerender(app("visible"));
    await settled();
    expect(shown()).toBe("ctok_alice_1");
    expect(calls).toHaveLength(1);
    rerender(app("hidden"));
    await settled();
    await world.advance(7_200_000);
    expect(calls).toHaveLength(1);
    rerender(app("visible"));
    await settled();
    expect(shown()).toBe("ctok_alice_2");
  });

  describe("useSuspenseConnectToken, with the provider", () => {
    class Boundary extends Component<{ children: ReactNode }, { code: string | null }> {
      override state = { code: null as string | null };
      static getDerivedStateFromError = ({ code }: { code: string }) => ({ code });
      override render() {
        return this.state.code === null ? this.props.children : <p role="alert">{this.state.code}</p>;
      }
    }
    const Suspended = () => <output>{useSuspenseConnectToken().status}</output>;

    function setup(isAsked = true) {
      const route = createRoute({ hang: true });
      const { world, tokenCallback } = route;
      const session = createConnectTokenSession({
        externalUserId: "alice",
        tokenCallback,
        environment: world,
        timeout: 1_000,
      });
      const page = (mode: "hidden" | "visible", isSuspended: boolean) => (
        <Activity mode={mode}>
          <ConnectTokenProvider session={session}>
            <Boundary>
              <Suspense fallback="loading">{isSuspended && <Suspended />}</Suspense>
            </Boundary>
          </ConnectTokenProvider>
        </Activity>
      );
      const { rerender } = render(page("visible", isAsked));
      const show = (mode: "hidden" | "visible", isSuspended = true) => {
        rerender(page(mode, isSuspended));
        return settled();
      };
      return { route, session, show, ...route };
    }

    it("shows what has come while it was hidden, and asks for nothing more", async () => {
      const { route, session, calls, show } = setup();
      await settled();
      await show("hidden");
      route.answer = {};
      await act(() => session.refresh());
      const asked = calls.length;
      await show("visible");
      expect(shown()).toBe("ready");
      expect(calls).toHaveLength(asked);
    });

    it("throws what has ended the session while it was hidden, and asks for nothing more", async () => {
      expectThrownInRender();
      const { route, session, calls, show } = setup();
      await settled();
      await show("hidden");
      route.answer = { status: 401 };
      await act(() => session.refresh().catch(() => {}));
      const asked = calls.length;
      await show("visible");
      expect(screen.getByRole("alert")).toHaveTextContent("callback_unauthorized");
      expect(calls).toHaveLength(asked);
    });

    it("fetches nothing for what is first rendered while it is hidden", async () => {
      const { route, calls, show } = setup(false);
      await settled();
      await show("hidden", false);
      await show("hidden");
      expect(calls).toEqual([]);
      route.answer = {};
      await show("visible");
      expect(shown()).toBe("ready");
    });
  });

  it("fetches nothing below one that was hidden from the start", async () => {
    const { world, calls, tokenCallback } = createRoute();
    render(
      <Activity mode="hidden">
        <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={world}>
          <Token />
        </ConnectTokenProvider>
      </Activity>,
    );
    await settled();
    expect(calls).toEqual([]);
  });

  it("shows what is granted now, though nothing in it is rendered anew", async () => {
    const route = createRoute({ scope: "connect:accounts:read" });
    const { world, tokenCallback } = route;
    const write = "connect:accounts:write";
    const session = createConnectTokenSession({ externalUserId: "alice", tokenCallback, environment: world });
    const shown: Record<string, () => ReactNode> = {
      useScope: () => `${useScope(write)}`,
      useScopeStatus: () => useScopeStatus(write).status,
      useSuspenseConnectToken: () => useSuspenseConnectToken().scopes.length,
      RequireScope: () => (
        <RequireScope scope={write} fallback="denied">
          granted
        </RequireScope>
      ),
    };
    let setMode: (mode: "hidden" | "visible") => void = () => {};
    let again: () => void = () => {};
    const Tab = ({ children }: { children: ReactNode }) => {
      const [mode, set] = useState<"hidden" | "visible">("visible");
      setMode = set;
      return <Activity mode={mode}>{children}</Activity>;
    };
    const Content = () => {
      const [, set] = useState({});
      again = () => set({});
      return Object.entries(shown).map(([name, Shown]) => (
        <output key={name} aria-label={name}>
          <Shown />
        </output>
      ));
    };
    render(
      <ConnectTokenProvider session={session} prefetch>
        <Tab>
          <Suspense>
            <Content />
          </Suspense>
        </Tab>
      </ConnectTokenProvider>,
    );
    await settled();
    act(() => again()); // React 19.2 forgets what to look at with the first render in which nothing has changed
    act(() => setMode("hidden"));
    route.answer = { scope: `connect:accounts:read ${write}` };
    await act(() => session.refresh());
    act(() => setMode("visible"));

    const texts = Object.keys(shown).map((name) => screen.getByLabelText(name).textContent);
    expect(texts).toEqual(["true", "granted", "2", "granted"]);
  });
});

const read = "connect:accounts:read";
const write = "connect:accounts:write";
const statusOf = (s: { status: string; token?: string }) => s.token ?? s.status;

it("shows in every hook what is known when it is shown, though nothing in it is rendered anew", async () => {
  vi.stubGlobal("fetch", async () => Response.json({ ok: true }));
  const client = new QueryClient();
  onTestFinished(() => {
    vi.unstubAllGlobals();
    client.clear();
  });
  const route = createRoute({ scope: read });
  const { world, tokenCallback } = route;
  const session = createConnectTokenSession({ externalUserId: "alice", tokenCallback, environment: world });
  const shown: Record<string, () => ReactNode> = {
    useScopes: () => useScopes().join(" "),
    "useConnectToken()": () => statusOf(useConnectToken()),
    "useConnectToken(selector)": () => useConnectToken(statusOf),
    useExpiresIn: () => useExpiresIn(),
    useConnectQuery: () => useConnectQuery({ path: "/", scope: write }).status,
  };
  let setMode: (mode: "hidden" | "visible") => void = () => {};
  let again: () => void = () => {};
  const Tab = ({ children }: { children: ReactNode }) => {
    const [mode, set] = useState<"hidden" | "visible">("visible");
    setMode = set;
    return <Activity mode={mode}>{children}</Activity>;
  };
  const Content = () => {
    const [, set] = useState({});
    again = () => set({});
    return Object.entries(shown).map(([name, Shown]) => (
      <output key={name} aria-label={name}>
        <Shown />
      </output>
    ));
  };
  render(
    <QueryClientProvider client={client}>
      <ConnectTokenProvider session={session} prefetch>
        <Tab>
          <Content />
        </Tab>
      </ConnectTokenProvider>
    </QueryClientProvider>,
  );
  await drained();
  act(() => again());
  act(() => setMode("hidden"));
  route.answer = { scope: `${read} ${write}` };
  await act(async () => void (await session.refresh()));
  await act(() => world.advance(10_000));
  act(() => setMode("visible"));
  await drained();
  const texts = Object.keys(shown).map((name) => screen.getByLabelText(name).textContent);
  expect(texts).toEqual([`${read} ${write}`, "ctok_alice_2", "ctok_alice_2", "3590", "success"]);
});
