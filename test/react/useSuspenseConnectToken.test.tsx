import { act, render, screen, waitFor } from "@testing-library/react";
import { Component, type ReactNode, Suspense, startTransition, useState } from "react";
import { ConnectTokenProvider, useSuspenseConnectToken } from "react-connect-token";
import { type ConnectTokenSession, createConnectTokenSession } from "react-connect-token/core";
import { createRoot } from "react-dom/client";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { expectConsole } from "../setup/noise.js";
import { expectThrownInRender } from "../setup/thrownInRender.js";
import { settle } from "../world.js";
import { createRoute, tokenFor } from "./route.js";

const settled = () => act(settle);

class Boundary extends Component<{ children: ReactNode }, { error: { code?: string } | null }> {
  override state = { error: null as { code?: string } | null };
  static getDerivedStateFromError = (error: { code?: string }) => ({ error });
  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <>
        <p role="alert">{this.state.error.code ?? String(this.state.error)}</p>
        <button type="button" onClick={() => this.setState({ error: null })}>
          Try again
        </button>
      </>
    );
  }
}

function Token() {
  const connect = useSuspenseConnectToken();
  return <output>{connect.status === "ready" ? connect.token : connect.status}</output>;
}

const waiting = (
  <Boundary>
    <Suspense fallback={<p>loading</p>}>
      <Token />
    </Suspense>
  </Boundary>
);

type Props = Partial<Parameters<typeof ConnectTokenProvider>[0]> & { externalUserId?: string | null };

function setup(answer?: Parameters<typeof createRoute>[0], props: Props = {}, ui: ReactNode = waiting) {
  const route = createRoute(answer);
  const app = (further: Props) => {
    const all = {
      externalUserId: "alice",
      tokenCallback: route.tokenCallback,
      environment: route.world,
      ...props,
      ...further,
    };
    return (
      <ConnectTokenProvider {...(all as Parameters<typeof ConnectTokenProvider>[0])}>
        {ui}
      </ConnectTokenProvider>
    );
  };
  const view = render(app({}));
  return { route, ...route, ...view, change: (further: Props) => view.rerender(app(further)) };
}

const tryAgain = () => act(() => screen.getByRole("button").click());
const shown = () => screen.getByRole("status").textContent;

describe("before the first token", () => {
  it("suspends while it is fetched, then gives the token, with one call under StrictMode", async () => {
    const { calls } = setup();
    expect(screen.getByText("loading")).toBeVisible();
    expect(calls).toEqual([]);
    await settled();
    expect(shown()).toBe("ctok_alice_1");
    expect(calls).toHaveLength(1);
  });

  it("stays suspended while the first token fails and is tried again", async () => {
    const { route, world, calls } = setup({ status: 503 });
    await settled();
    expect(screen.getByText("loading")).toBeVisible();
    expect(calls).toHaveLength(1);
    await act(() => world.advance(20_000));
    expect(calls.length).toBeGreaterThan(2);
    expect(screen.getByText("loading")).toBeVisible();
    route.answer = {};
    await act(() => world.advance(60_000));
    expect(shown()).toMatch(/^ctok_alice/);
  });

  it("asks no more, and says nothing, when the page goes while it waits", async () => {
    const { route, world, calls, unmount } = setup({ hang: true });
    await settled();
    expect(calls).toHaveLength(1);
    unmount();
    await settle(); // React tells of what comes outside of `act`
    expect(world.held).toEqual({ timers: 0, listeners: 0 });
    route.answer = {};
    await world.advance(3_600_000);
    expect(calls).toHaveLength(1);
  });

  it("suspends while the user is not known yet, and calls nobody", async () => {
    const { calls, change } = setup({}, { externalUserId: undefined } as Props);
    await settled();
    expect(screen.getByText("loading")).toBeVisible();
    expect(calls).toEqual([]);
    change({ externalUserId: "alice" });
    await settled();
    expect(shown()).toBe("ctok_alice_1");
    expect(calls).toHaveLength(1);
  });

  it("suspends when it is mounted long after its provider", async () => {
    let open: () => void = () => {};
    const Later = () => {
      const [isOpen, setOpen] = useState(false);
      open = () => setOpen(true);
      return isOpen && waiting;
    };
    const { calls } = setup({}, {}, <Later />);
    await settled();
    expect(calls).toEqual([]);
    act(() => open());
    expect(screen.getByText("loading")).toBeVisible();
    await settled();
    expect(shown()).toBe("ctok_alice_1");
  });

  it("stops asking, and leaves nothing behind, once whoever waited has gone", async () => {
    let close: () => void = () => {};
    const Closing = () => {
      const [isOpen, setOpen] = useState(true);
      close = () => setOpen(false);
      return isOpen && waiting;
    };
    const { world, calls } = setup({ status: 503 }, {}, <Closing />);
    await settled();
    act(() => close());
    await act(() => world.advance(86_400_000));
    expect(calls.length).toBeLessThanOrEqual(2);
    expect(world.held).toEqual({ timers: 0, listeners: 0 });
  });

  it("leaves nothing behind when the provider goes while it waits", async () => {
    const { world, unmount, calls } = setup({ status: 503 });
    await settled();
    unmount();
    await settled();
    expect(world.held).toEqual({ timers: 0, listeners: 0 });
    await world.advance(86_400_000);
    expect(calls).toHaveLength(1);
  });

  it("suspends on a streamed initial token itself, and calls nobody", async () => {
    let arrive: (token: ReturnType<typeof tokenFor>) => void = () => {};
    const initialToken = new Promise<ReturnType<typeof tokenFor>>((resolve) => {
      arrive = resolve;
    });
    const { calls } = setup({}, { initialToken });
    await settled();
    expect(screen.getByText("loading")).toBeVisible();
    await act(async () => arrive(tokenFor("alice")));
    await settled();
    expect(shown()).toBe("ctok_alice_0");
    expect(calls).toEqual([]);
  });

  it("fetches a token when the streamed one fails, or is another user's", async () => {
    expectConsole(/dropped_initial_token/);
    const { calls } = setup({}, { initialToken: Promise.resolve(tokenFor("bob")) });
    await settled();
    expect(shown()).toBe("ctok_alice_1");
    expect(calls).toHaveLength(1);
  });

  it("shows an initial token at once", () => {
    setup({}, { initialToken: tokenFor("alice") });
    expect(shown()).toBe("ctok_alice_0");
  });

  it("works with a session of one's own", async () => {
    const { world, tokenCallback } = createRoute();
    const session = createConnectTokenSession({ externalUserId: "alice", tokenCallback, environment: world });
    render(<ConnectTokenProvider session={session}>{waiting}</ConnectTokenProvider>);
    await settled();
    expect(shown()).toBe("ctok_alice_1");
  });
});

describe("with sessions of the app's own", () => {
  const routes = () => {
    const route = createRoute();
    const { world, tokenCallback, calls } = route;
    const sessionOf = (externalUserId: string) =>
      createConnectTokenSession({ externalUserId, tokenCallback, environment: world });
    const page = (session: ConnectTokenSession) => (
      <ConnectTokenProvider session={session}>{waiting}</ConnectTokenProvider>
    );
    return { route, world, calls, sessionOf, page };
  };

  it("shows the next user's token, though nothing has become of the one before's", async () => {
    const { route, world, calls, sessionOf, page } = routes();
    route.answer = { hang: true };
    const { rerender } = render(page(sessionOf("alice")));
    await settled();
    expect(screen.getByText("loading")).toBeVisible();
    route.answer = {};
    rerender(page(sessionOf("bob")));
    await settled();
    expect(shown()).toMatch(/^ctok_bob/);
    await act(() => world.advance(60_000)); // and nobody goes on trying for the one before
    expect(calls.filter(({ externalUserId }) => externalUserId === "alice")).toHaveLength(1);
  });

  it("keeps nothing going for a user who was passed over at once", async () => {
    const { world, calls, sessionOf, page } = routes();
    const { rerender, unmount } = render(page(sessionOf("alice")));
    rerender(page(sessionOf("bob")));
    rerender(page(sessionOf("carol")));
    await settled();
    expect(shown()).toMatch(/^ctok_carol/);
    expect(calls.map(({ externalUserId }) => externalUserId)).toEqual(["carol"]);
    const asked = calls.length;
    unmount();
    await settled();
    expect(world.held).toEqual({ timers: 0, listeners: 0 });
    await world.advance(86_400_000);
    expect(calls).toHaveLength(asked);
  });
});

describe("after the first token", () => {
  it("never suspends again: through refresh, failing, expiry and recovery", async () => {
    const { route, world } = setup();
    await settled();
    const output = screen.getByRole("status");
    await act(() => world.advance(3_300_000));
    expect(shown()).toBe("ctok_alice_2");
    route.answer = { status: 503 };
    await act(() => world.advance(7_200_000));
    expect(shown()).toBe("expired");
    route.answer = {};
    await act(() => world.advance(60_000));
    expect(shown()).toMatch(/^ctok_alice/);
    expect(screen.getByRole("status")).toBe(output);
  });

  it("suspends anew for another user, and shows nothing of the first", async () => {
    const { route, change } = setup();
    await settled();
    route.answer = { hang: true };
    change({ externalUserId: "bob" });
    expect(screen.getByText("loading")).toBeVisible();
    expect(screen.getByText(/^ctok_alice/)).not.toBeVisible(); // React keeps a place, and hides it
    await settled();
    expect(screen.getByText("loading")).toBeVisible();
  });

  it("keeps the old page under a transition to another user until the new token is there", async () => {
    const { world, tokenCallback, calls } = createRoute();
    let become: (user: string) => void = () => {};
    const App = () => {
      const [user, setUser] = useState("alice");
      become = (next) => startTransition(() => setUser(next));
      return (
        <ConnectTokenProvider externalUserId={user} tokenCallback={tokenCallback} environment={world}>
          {waiting}
        </ConnectTokenProvider>
      );
    };
    render(<App />);
    await settled();
    await act(async () => {
      become("bob");
      await Promise.resolve();
      expect(shown()).toBe("ctok_alice_1");
    });
    await settled();
    expect(calls.map(({ externalUserId }) => externalUserId)).toEqual(["alice", "bob"]);
    expect(shown()).toBe("ctok_bob_2");
  });
});

describe("what does not retry by itself", () => {
  it("is thrown to the error boundary; reset, the server is asked once", async () => {
    expectThrownInRender();
    const { route, calls, world } = setup({ status: 401 });
    await settled();
    expect(screen.getByRole("alert")).toHaveTextContent("callback_unauthorized");
    expect(calls).toHaveLength(1);
    await act(() => world.advance(5_000));
    tryAgain();
    await settled();
    expect(screen.getByRole("alert")).toHaveTextContent("callback_unauthorized");
    expect(calls).toHaveLength(2);
    await act(() => world.advance(5_000));
    route.answer = {};
    tryAgain();
    await settled();
    expect(shown()).toBe("ctok_alice_3");
    expect(calls).toHaveLength(3);
  });

  it("is thrown when the session ends after a token was there", async () => {
    expectThrownInRender();
    const { route, world } = setup();
    await settled();
    route.answer = { status: 403 };
    await act(() => world.advance(3_600_000));
    expect(screen.getByRole("alert")).toHaveTextContent("callback_forbidden");
    route.answer = {};
    tryAgain();
    await settled();
    expect(shown()).toMatch(/^ctok_alice/);
  });

  it("is asked about once in a second by a boundary that resets itself at once", async () => {
    expectThrownInRender();
    const { calls, world } = setup({ status: 401 });
    await settled();
    for (const expected of [1, 2]) {
      for (let reset = 0; reset < 5; reset++) {
        tryAgain();
        await settled();
      }
      await act(() => world.advance(999));
      tryAgain();
      await settled();
      expect(screen.getByRole("alert")).toHaveTextContent("callback_unauthorized");
      expect(calls).toHaveLength(expected);
      await act(() => world.advance(1));
    }
  });

  it("is asked about less often where it was in vain, by 4 s at most, and as at first once there was a token", async () => {
    expectThrownInRender();
    const { route, calls, world } = setup({ status: 401 });
    await settled();
    /** How many seconds go by until a boundary that is reset in each of them has the server asked. */
    const seconds = async () => {
      const before = calls.length;
      let passed = 0;
      for (; calls.length === before; passed++) {
        await act(() => world.advance(1_000));
        tryAgain();
        await settled();
      }
      return passed;
    };
    expect([await seconds(), await seconds(), await seconds(), await seconds()]).toEqual([1, 2, 4, 4]);
    route.answer = {};
    expect(await seconds()).toBe(4);
    expect(shown()).toMatch(/^ctok_alice/);

    route.answer = { status: 401 };
    await act(() => world.advance(3_600_000));
    tryAgain();
    await settled();
    expect(await seconds()).toBe(2);
  });

  it("is asked about at once where the session had ended without it", async () => {
    expectThrownInRender();
    const { route, world, calls } = setup({ status: 403 }, { initialToken: tokenFor("alice") });
    await act(() => world.advance(3_600_000));
    expect(screen.getByRole("alert")).toHaveTextContent("callback_forbidden");
    const before = calls.length;
    route.answer = {};
    tryAgain();
    await settled();
    expect(shown()).toMatch(/^ctok_alice/);
    expect(calls).toHaveLength(before + 1);
  });

  it("costs one call until a boundary shows it, though React keeps the fallback for 300 ms and renders again meanwhile", async () => {
    expectThrownInRender();
    const { world, calls, tokenCallback } = createRoute({ status: 401 });
    const page = document.body.appendChild(document.createElement("main"));
    const root = createRoot(page); // `act` would show what is there at once
    root.render(
      <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={world}>
        {waiting}
      </ConnectTokenProvider>,
    );
    await waitFor(() => expect(page).toHaveTextContent("callback_unauthorized"));
    expect(calls).toHaveLength(1);
    root.unmount();
    page.remove();
  });

  describe("on a page that is opened in a transition and takes several slices of React's time", () => {
    /** @param rowMs What each of twenty rows takes, by the session's clock. */
    async function openAccounts(rowMs: number) {
      expectThrownInRender();
      vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", false); // `act` would render it all at once
      const { world, calls, tokenCallback } = createRoute({ status: 401 });
      let monotonic = 0;
      const clock = () => ({ ...world.clock(), monotonic });
      const Row = () => {
        monotonic += rowMs;
        const end = performance.now() + 2;
        while (performance.now() < end);
        return <li />;
      };
      const accounts = (
        <>
          <Boundary>
            <Token />
          </Boundary>
          {Array.from({ length: 20 }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows that never change
            <Row key={row} />
          ))}
        </>
      );
      let open = () => {};
      const Pages = () => {
        const [isOpen, setOpen] = useState(false);
        open = () => startTransition(() => setOpen(true));
        return isOpen ? accounts : <p>home</p>;
      };
      const page = document.body.appendChild(document.createElement("main"));
      const root = createRoot(page);
      onTestFinished(() => {
        root.unmount();
        page.remove();
        vi.unstubAllGlobals();
      });
      const environment = { ...world, clock };
      root.render(
        <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={environment}>
          <Pages />
        </ConnectTokenProvider>,
      );
      await waitFor(() => expect(page).toHaveTextContent("home"));
      open();
      await waitFor(() => expect(page).toHaveTextContent("callback_unauthorized"), { timeout: 10_000 });
      return calls;
    }

    it("is shown at the cost of one call", async () => {
      expect(await openAccounts(2)).toHaveLength(1);
    });

    it("is shown after a few calls where these take three seconds", async () => {
      expect((await openAccounts(150)).length).toBeLessThan(5);
    });
  });

  it("is thrown again where there is nobody to ask: the token has ended and there is no callback", async () => {
    expectThrownInRender();
    const route = createRoute();
    const initialToken = tokenFor("alice");
    render(
      <ConnectTokenProvider externalUserId="alice" initialToken={initialToken} environment={route.world}>
        {waiting}
      </ConnectTokenProvider>,
    );
    await act(() => route.world.advance(3_600_000));
    expect(screen.getByRole("alert")).toHaveTextContent("token_ended");
    tryAgain();
    await settled();
    expect(screen.getByRole("alert")).toHaveTextContent("token_ended");
  });

  it("is thrown again where there is nobody to ask, on a page that takes five seconds to render", async () => {
    expectThrownInRender();
    const { world } = createRoute();
    let lateMs = 0;
    const clock = () => ({ ...world.clock(), monotonic: world.clock().monotonic + lateMs });
    const Slow = () => {
      lateMs += 5_000;
      return null;
    };
    render(
      <ConnectTokenProvider
        externalUserId="alice"
        initialToken={tokenFor("alice")}
        environment={{ ...world, clock }}
      >
        <Boundary>
          <Suspense fallback={<p>loading</p>}>
            <Slow />
            <Token />
          </Suspense>
        </Boundary>
      </ConnectTokenProvider>,
    );
    await act(() => world.advance(3_600_000));
    tryAgain();
    await settled();
    expect(screen.getByRole("alert")).toHaveTextContent("token_ended");
  });

  it("is signed_out for nobody, asked about never, and over once somebody signs in", async () => {
    expectThrownInRender();
    const { calls, change } = setup({}, { externalUserId: null });
    await settled();
    expect(screen.getByRole("alert")).toHaveTextContent("signed_out");
    tryAgain();
    expect(screen.getByRole("alert")).toHaveTextContent("signed_out");
    expect(calls).toEqual([]);
    change({ externalUserId: "alice" });
    tryAgain();
    await settled();
    expect(shown()).toBe("ctok_alice_1");
  });
});

const boundaryAbove = ({ world, tokenCallback }: ReturnType<typeof createRoute>) => (
  <Suspense fallback="loading">
    <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={world}>
      <Token />
      <Token />
    </ConnectTokenProvider>
  </Suspense>
);

it("says nothing of a provider that was mounted and has gone, while somebody waited in it", async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", false); // `act` would run effects earlier than a page does
  onTestFinished(() => void vi.unstubAllGlobals());
  const { world, calls, tokenCallback } = createRoute({ hang: true });
  const root = createRoot(document.createElement("main"));
  root.render(
    <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={world}>
      {waiting}
    </ConnectTokenProvider>,
  );
  await waitFor(() => expect(calls).toHaveLength(1));
  root.unmount();
  await settle();
  await world.advance(10_000);
  expect(world.held).toEqual({ timers: 0, listeners: 0 });
});

it("asks again when a boundary above the provider of the app's own session is reset", async () => {
  expectThrownInRender();
  const { world, calls, ...route } = createRoute({ status: 401 });
  const { tokenCallback } = route;
  const session = createConnectTokenSession({ externalUserId: "alice", tokenCallback, environment: world });
  render(
    <Boundary>
      <ConnectTokenProvider session={session}>
        <Suspense fallback="loading">
          <Token />
        </Suspense>
      </ConnectTokenProvider>
    </Boundary>,
  );
  await settled();
  expect(screen.getByRole("alert")).toHaveTextContent("callback_unauthorized");
  for (const expected of [2, 3]) {
    await act(() => world.advance(60_000));
    tryAgain();
    await settled();
    expect(calls).toHaveLength(expected);
  }
  expect(screen.getByRole("alert")).toHaveTextContent("callback_unauthorized");
  session.dispose();
});

it("says nothing of a provider that takes three seconds to mount", async () => {
  const route = createRoute();
  render(boundaryAbove(route));
  await act(() => route.world.advance(2_900));
  expect(screen.getByText("loading")).toBeVisible();
});

it("accuses nobody where the boundary stands right, and something beside it takes longer", async () => {
  expectConsole(/unmounted_provider: .*something beside it still suspends.*nothing is wrong\./);
  const { world, tokenCallback } = createRoute();
  let isHere = false;
  let arrive = () => {};
  const data = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const Data = () => {
    if (!isHere) throw data;
    return <p>data</p>;
  };
  render(
    <Suspense fallback="loading all">
      <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={world}>
        {waiting}
        <Data />
      </ConnectTokenProvider>
    </Suspense>,
  );
  await act(() => world.advance(10_000));
  isHere = true;
  await act(async () => arrive());
  await settled();
  expect(shown()).toBe("ctok_alice_1");
});

it("says that the boundary stands above the provider, once, and calls nobody", async () => {
  expectConsole(
    /unmounted_provider: .*waited for 3 s, and its provider is not mounted\. Put a <Suspense> inside/,
  );
  const route = createRoute();
  const { world, calls } = route;
  render(boundaryAbove(route));
  await act(() => world.advance(60_000));
  expect(screen.getByText("loading")).toBeVisible();
  expect(calls).toEqual([]);
  expect(world.held).toEqual({ timers: 0, listeners: 0 });
});
