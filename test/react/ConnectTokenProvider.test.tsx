import { act, render, screen } from "@testing-library/react";
import * as React from "react";
import { type ReactNode, Suspense, startTransition, useState } from "react";
import {
  ConnectTokenProvider,
  RequireScope,
  useConnectToken,
  useConnectTokenSession,
  useScopes,
} from "react-connect-token";
import { createConnectTokenSession } from "react-connect-token/core";
import { describe, expect, it, vi } from "vitest";
import { expectConsole } from "../setup/noise.js";
import { expectThrownInRender } from "../setup/thrownInRender.js";
import { settle } from "../world.js";
import { createRoute, tokenFor } from "./route.js";

const settled = () => act(settle);

function Token() {
  const connect = useConnectToken();
  return <output>{connect.status === "ready" ? connect.token : connect.status}</output>;
}

const shown = () => screen.getByRole("status").textContent;

describe("who needs a token", () => {
  it("makes no call when no hook and no gate is below it", async () => {
    const { world, calls, tokenCallback } = createRoute();
    const Reader = () => <p>{useConnectTokenSession().externalUserId}</p>;
    render(
      <ConnectTokenProvider
        externalUserId="alice"
        tokenCallback={tokenCallback}
        environment={world}
        onEvent={() => {}}
      >
        <Reader />
      </ConnectTokenProvider>,
    );
    await settled();
    await act(() => world.advance(86_400_000));
    expect(calls).toEqual([]);
    expect(world.held).toEqual({ timers: 0, listeners: 0 });
  });

  it("fetches from the first mount with prefetch", async () => {
    const { world, calls, tokenCallback } = createRoute();
    render(
      <ConnectTokenProvider
        externalUserId="alice"
        tokenCallback={tokenCallback}
        environment={world}
        prefetch
      />,
    );
    await settled();
    expect(calls).toHaveLength(1);
  });

  it("fetches once for many hooks and gates under StrictMode, and keeps fresh while one is mounted", async () => {
    const { world, calls, tokenCallback } = createRoute();
    const { unmount } = render(
      <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={world}>
        <Token />
        <RequireScope scope="connect:accounts:read">a</RequireScope>
        <RequireScope scope="connect:accounts:write">b</RequireScope>
      </ConnectTokenProvider>,
    );
    expect(shown()).toBe("pending");
    await settled();
    expect(shown()).toBe("ctok_alice_1");
    expect(calls).toEqual([{ externalUserId: "alice" }]);
    await act(() => world.advance(3_600_000));
    expect(shown()).toBe("ctok_alice_2");
    unmount();
    await settled();
    expect(world.held).toEqual({ timers: 0, listeners: 0 });
    await world.advance(86_400_000);
    expect(calls).toHaveLength(2);
  });

  it.each([null, undefined])("fetches nothing for the user %s", async (nobody) => {
    const { world, calls, tokenCallback } = createRoute();
    const { rerender } = render(
      <ConnectTokenProvider externalUserId={nobody} tokenCallback={tokenCallback} environment={world}>
        <Token />
      </ConnectTokenProvider>,
    );
    await settled();
    expect(shown()).toBe(nobody === null ? "idle" : "pending");
    expect(calls).toEqual([]);
    rerender(
      <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={world}>
        <Token />
      </ConnectTokenProvider>,
    );
    await settled();
    expect(shown()).toBe("ctok_alice_1");
  });

  it("leaves nothing behind when a session was made in a render that was thrown away", async () => {
    const { world, calls, tokenCallback } = createRoute();
    let release: () => void = () => {};
    let isReady = false;
    const gate = new Promise<void>((resolve) => {
      release = () => {
        isReady = true;
        resolve();
      };
    });
    const Late = () => {
      if (!isReady) throw gate;
      return <Token />;
    };
    render(
      <Suspense fallback="loading">
        <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={world}>
          <Late />
        </ConnectTokenProvider>
      </Suspense>,
    );
    await settled();
    expect(screen.getByText("loading")).toBeVisible();
    expect(calls).toEqual([]);
    expect(world.held).toEqual({ timers: 0, listeners: 0 });
    await act(async () => release());
    await settled();
    expect(shown()).toBe("ctok_alice_1");
    expect(calls).toHaveLength(1);
  });
});

describe("another user", () => {
  function frames() {
    const seen: string[] = [];
    const Frame = ({ user }: { user: string }) => {
      const state = useConnectToken((snapshot) =>
        snapshot.status === "ready" ? snapshot.token : snapshot.status,
      );
      const scopes = useScopes();
      seen.push(`${user}: ${state} ${scopes.join(" ")}`.trim());
      return null;
    };
    return { seen, Frame };
  }

  it("is another session in the same render: no frame shows anything of the first", async () => {
    const { world, calls, tokenCallback } = createRoute();
    const { seen, Frame } = frames();
    const app = (user: string) => (
      <ConnectTokenProvider externalUserId={user} tokenCallback={tokenCallback} environment={world}>
        <Frame user={user} />
      </ConnectTokenProvider>
    );
    const { rerender } = render(app("alice"));
    await settled();
    seen.length = 0;
    rerender(app("bob"));
    await settled();
    expect(seen.filter((frame) => frame.includes("alice"))).toEqual([]);
    expect(seen.at(-1)).toBe("bob: ctok_bob_2 connect:*");
    expect(calls.map((call) => call.externalUserId)).toEqual(["alice", "bob"]);
  });

  it("is another session in the same render of a transition too, and one of the two in each frame", async () => {
    const { world, calls, tokenCallback } = createRoute();
    const { seen, Frame } = frames();
    let become: (user: string) => void = () => {};
    const App = () => {
      const [user, setUser] = useState("alice");
      become = (next) => startTransition(() => setUser(next));
      return (
        <ConnectTokenProvider externalUserId={user} tokenCallback={tokenCallback} environment={world}>
          <Frame user={user} />
          <Frame user={user} />
        </ConnectTokenProvider>
      );
    };
    render(<App />);
    await settled();
    for (const user of ["bob", "alice", "bob"]) {
      await act(async () => become(user));
      await settled();
    }
    const mixed = seen.filter((frame) => {
      const [user = "", shown = ""] = frame.split(": ");
      return shown.startsWith("ctok_") && !shown.startsWith(`ctok_${user}_`);
    });
    expect(mixed).toEqual([]);
    expect(seen.at(-1)).toBe("bob: ctok_bob_4 connect:*");
    expect(calls.map((call) => call.externalUserId)).toEqual(["alice", "bob", "alice", "bob"]);
  });

  it("never gets the first one's late answer, and an open call of the first ends", async () => {
    const route = createRoute({ hang: true });
    const { world } = route;
    let answerAlice: (answer: ReturnType<typeof tokenFor>) => void = () => {};
    const tokenCallback = vi.fn(async ({ externalUserId }: { externalUserId: string }) =>
      externalUserId === "alice"
        ? new Promise<ReturnType<typeof tokenFor>>((resolve) => {
            answerAlice = resolve;
          })
        : tokenFor("bob"),
    );
    let asked: Promise<unknown> | null = null;
    const Asking = () => {
      const session = useConnectTokenSession();
      if (session.externalUserId === "alice") asked ??= session.getToken().catch((reason: unknown) => reason);
      return <Token />;
    };
    const app = (user: string) => (
      <ConnectTokenProvider externalUserId={user} tokenCallback={tokenCallback} environment={world}>
        <Asking />
      </ConnectTokenProvider>
    );
    const { rerender } = render(app("alice"));
    await settled();
    rerender(app("bob"));
    await settled();
    answerAlice(tokenFor("alice"));
    await settled();
    expect(shown()).toBe("ctok_bob_0");
    expect(await asked).toMatchObject({ code: "disposed" });
  });

  it("does not get an initialToken of the first that is still in the prop", async () => {
    const { world, calls, tokenCallback } = createRoute();
    const { seen, Frame } = frames();
    const { external_user_id: _, ...initialToken } = tokenFor("alice");
    const app = (user: string) => (
      <ConnectTokenProvider
        externalUserId={user}
        tokenCallback={tokenCallback}
        environment={world}
        initialToken={initialToken}
      >
        <Frame user={user} />
      </ConnectTokenProvider>
    );
    const { rerender } = render(app("alice"));
    expect(seen.at(-1)).toBe("alice: ctok_alice_0 connect:*");
    await settled();
    expect(calls).toEqual([]);
    seen.length = 0;
    rerender(app("bob"));
    await settled();
    expect(seen.filter((frame) => frame.includes("alice"))).toEqual([]);
    expect(seen.at(-1)).toBe("bob: ctok_bob_1 connect:*");
  });

  it.each([
    ["an object", <Value,>(value: Value) => value],
    ["a promise", <Value,>(value: Value) => Promise.resolve(value)],
  ])("does not get an initialToken of the first that is written inline as %s", async (_, given) => {
    expectConsole(/dropped_initial_token.*token is another user's/);
    const { world, calls, tokenCallback } = createRoute();
    const { seen, Frame } = frames();
    const app = (user: string) => (
      <ConnectTokenProvider
        externalUserId={user}
        tokenCallback={tokenCallback}
        environment={world}
        initialToken={given({
          token: "ctok_alice_0",
          expires_at: "2026-01-01T01:00:00Z",
          scope: "connect:*",
        })}
      >
        <Frame user={user} />
      </ConnectTokenProvider>
    );
    const { rerender } = render(app("alice"));
    await settled();
    expect(seen.at(-1)).toBe("alice: ctok_alice_0 connect:*");
    rerender(app("alice"));
    await settled();
    seen.length = 0;
    rerender(app("bob"));
    await settled();
    expect(seen.filter((frame) => frame.includes("alice"))).toEqual([]);
    expect(seen.at(-1)).toBe("bob: ctok_bob_1 connect:*");
    expect(calls).toHaveLength(1);
  });

  it("does not get one either whose promise came while nobody waited for it any more", async () => {
    expectConsole(/dropped_initial_token.*token is another user's/);
    const { world, tokenCallback } = createRoute();
    const { seen, Frame } = frames();
    const { external_user_id: _, ...answer } = tokenFor("alice");
    let arrive: (token: typeof answer) => void = () => {};
    const loaded = new Promise<typeof answer>((resolve) => {
      arrive = resolve;
    });
    const app = (user: string) => (
      <ConnectTokenProvider
        externalUserId={user}
        tokenCallback={tokenCallback}
        environment={world}
        initialToken={loaded.then((token) => ({ ...token }))}
      >
        <Frame user={user} />
      </ConnectTokenProvider>
    );
    const { rerender } = render(app("alice"));
    await settled();
    rerender(app("bob"));
    await settled();
    arrive(answer);
    await settled();
    expect(seen.filter((frame) => frame.startsWith("bob: ctok_alice"))).toEqual([]);
    expect(seen.at(-1)).toBe("bob: ctok_bob_1 connect:*");
  });
});

describe("props that change", () => {
  it("cost nothing when only their identity changes", async () => {
    const { world, calls, tokenCallback } = createRoute();
    let renders = 0;
    const Counted = () => {
      renders++;
      return <Token />;
    };
    const child = <Counted />;
    const app = () => (
      <ConnectTokenProvider
        externalUserId="alice"
        tokenCallback={(request) => tokenCallback(request)}
        scope={["connect:accounts:read"]}
        onEvent={() => {}}
        environment={world}
      >
        {child}
      </ConnectTokenProvider>
    );
    const { rerender } = render(app());
    await settled();
    const before = renders;
    for (let time = 0; time < 20; time++) rerender(app());
    await settled();
    expect(renders).toBe(before);
    expect(calls).toHaveLength(1);
  });

  it("asks at once for a wider scope, with the new callback, and keeps what is below mounted", async () => {
    const { world, calls, tokenCallback } = createRoute({ scope: "connect:accounts:read" });
    const other = vi.fn(tokenCallback);
    const app = (scope: string, callback: typeof tokenCallback) => (
      <ConnectTokenProvider externalUserId="alice" tokenCallback={callback} scope={scope} environment={world}>
        <RequireScope scope="connect:accounts:read">
          <input aria-label="note" />
        </RequireScope>
      </ConnectTokenProvider>
    );
    const { rerender } = render(app("connect:accounts:read", tokenCallback));
    await settled();
    const input = screen.getByLabelText("note");
    rerender(app("connect:accounts:read connect:proxy", other));
    await settled();
    expect(other).toHaveBeenCalledTimes(1);
    expect(calls.map((call) => call.scope)).toEqual([
      "connect:accounts:read",
      "connect:accounts:read connect:proxy",
    ]);
    expect(screen.getByLabelText("note")).toBe(input);
  });

  it("are the same where baseUrl is written out, or ends in a slash", async () => {
    const { world, calls, tokenCallback } = createRoute();
    const app = (baseUrl?: string) => (
      <ConnectTokenProvider
        externalUserId="alice"
        tokenCallback={tokenCallback}
        environment={world}
        baseUrl={baseUrl}
      >
        <Token />
      </ConnectTokenProvider>
    );
    const { rerender } = render(app());
    await settled();
    for (const baseUrl of ["https://api.pipedream.com", "https://api.pipedream.com/"]) {
      rerender(app(baseUrl));
      expect(shown()).toBe("ctok_alice_1");
      await settled();
    }
    expect(calls).toHaveLength(1);
  });

  it("are refused in the render in which they turn wrong", async () => {
    const { world, tokenCallback } = createRoute();
    class Boundary extends React.Component<{ children: ReactNode }, { message: string | null }> {
      override state = { message: null };
      static getDerivedStateFromError = (error: Error) => ({ message: error.message });
      override render() {
        return this.state.message ?? this.props.children;
      }
    }
    expectThrownInRender();
    const app = (expiresIn: number) => (
      <Boundary>
        <ConnectTokenProvider
          externalUserId="alice"
          tokenCallback={tokenCallback}
          expiresIn={expiresIn}
          environment={world}
        />
      </Boundary>
    );
    const { container, rerender } = render(app(60));
    rerender(app(0));
    expect(container).toHaveTextContent("expiresIn is not a whole number of seconds from 1 to 14400.");
  });
});

it("takes a session of one's own and leaves its end to its owner", async () => {
  const { world, tokenCallback } = createRoute();
  const session = createConnectTokenSession({ externalUserId: "alice", tokenCallback, environment: world });
  const { unmount } = render(
    <ConnectTokenProvider session={session}>
      <Token />
    </ConnectTokenProvider>,
  );
  await settled();
  expect(shown()).toBe("ctok_alice_1");
  unmount();
  await settled();
  expect(world.held).toEqual({ timers: 0, listeners: 0 });
  expect(await session.getToken()).toBe("ctok_alice_1");
});

it("gives each part of the page the token of its nearest provider", async () => {
  const { world, tokenCallback } = createRoute();
  render(
    <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={world}>
      <Token />
      <ConnectTokenProvider externalUserId="bob" tokenCallback={tokenCallback} environment={world}>
        <Token />
      </ConnectTokenProvider>
    </ConnectTokenProvider>,
  );
  await settled();
  expect(screen.getAllByRole("status").map((each) => each.textContent?.replace(/_\d$/, ""))).toEqual([
    "ctok_alice",
    "ctok_bob",
  ]);
});

it("shows one token in one frame under a transition", async () => {
  const { world, tokenCallback } = createRoute();
  const torn: string[] = [];
  const read = () => useConnectToken((state) => (state.status === "ready" ? state.token : "none"));
  const Pair = () => {
    const [one, other] = [read(), read()];
    if (one !== other) torn.push(`${one} ${other}`);
    return null;
  };
  let grow: () => void = () => {};
  const App = () => {
    const [size, setSize] = useState(1);
    grow = () => startTransition(() => setSize(50));
    return (
      <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={world}>
        {Array.from({ length: size }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
          <Pair key={index} />
        ))}
      </ConnectTokenProvider>
    );
  };
  render(<App />);
  await settled();
  await act(async () => {
    grow();
    await world.advance(3_600_000);
  });
  expect(torn).toEqual([]);
});
