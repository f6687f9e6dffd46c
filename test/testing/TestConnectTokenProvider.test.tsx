import { act, fireEvent, render, screen } from "@testing-library/react";
import {
  ConnectTokenError,
  RequireScope,
  useConnectToken,
  useConnectTokenSession,
} from "react-connect-token";
import type { ConnectTokenSession, ConnectTokenState } from "react-connect-token/core";
import {
  createConnectTest,
  TestConnectTokenProvider,
  type TestConnectTokenProviderProps,
} from "react-connect-token/testing";
import { renderWithConnect } from "react-connect-token/testing/react";
import { afterEach, describe, expect, it, vi } from "vitest";

function Card() {
  const connect = useConnectToken();
  return (
    <section>
      <output>{connect.status}</output>
      {connect.status === "ready" && connect.error && <p role="alert">{connect.error.code}</p>}
      <RequireScope
        scope="connect:accounts:write"
        pending="checking"
        error="broken"
        fallback={({ missing }) => `needs ${missing}`}
      >
        <input aria-label="note" />
      </RequireScope>
    </section>
  );
}

const status = () => screen.getByRole("status").textContent;

function User() {
  return <output>{String(useConnectTokenSession().externalUserId)}</output>;
}

describe("held in a status", () => {
  it("belongs to the user it is told, and to nobody without one", () => {
    const { rerender } = render(
      <TestConnectTokenProvider externalUserId="ben">
        <User />
      </TestConnectTokenProvider>,
    );
    expect(status()).toBe("ben");
    rerender(
      <TestConnectTokenProvider status="idle" externalUserId="ben">
        <User />
      </TestConnectTokenProvider>,
    );
    expect(status()).toBe("null");
  });

  it.each([
    ["idle", "needs connect:accounts:write"],
    ["pending", "checking"],
    ["error", "broken"],
  ] as const)("%s: the gate shows %j", (held, shown) => {
    render(
      <TestConnectTokenProvider status={held}>
        <Card />
      </TestConnectTokenProvider>,
    );
    expect(status()).toBe(held);
    expect(screen.getByText(shown)).toBeVisible();
  });

  it.each(["ready", "expired"] as const)("%s: the gate shows what the grant says", (held) => {
    const { rerender } = render(
      <TestConnectTokenProvider status={held} scopes={["connect:*"]}>
        <Card />
      </TestConnectTokenProvider>,
    );
    expect(screen.getByLabelText("note")).toBeVisible();
    rerender(
      <TestConnectTokenProvider status={held} scopes={["connect:accounts:read"]}>
        <Card />
      </TestConnectTokenProvider>,
    );
    expect(screen.getByText("needs connect:accounts:write")).toBeVisible();
    expect(status()).toBe(held);
  });

  it.each([401, 429, 503])("error %i: shows what a session that is driven into it shows", async (error) => {
    const { container, unmount } = render(
      <TestConnectTokenProvider status="error" error={error}>
        <Card />
      </TestConnectTokenProvider>,
    );
    const held = container.textContent;
    unmount();
    const { connect, container: driven } = renderWithConnect(<Card />);
    await connect.fail(error);
    expect(held).toBe(driven.textContent);
  });

  it("says when it is tried again, in the error too, and may be told when", () => {
    const at = new Date(Date.now() + 90_000);
    const held = (props: TestConnectTokenProviderProps) => {
      let state: ConnectTokenState | undefined;
      function State() {
        state = useConnectToken();
        return null;
      }
      render(
        <TestConnectTokenProvider {...props}>
          <State />
        </TestConnectTokenProvider>,
      );
      return state;
    };
    expect(held({ error: 503, retryAt: at })).toMatchObject({ retryAt: at, error: { retryAt: at } });
    expect(held({ status: "expired", error: 503 })).toMatchObject({ retryAt: expect.any(Date) });
    expect(held({ error: 401 })).not.toHaveProperty("retryAt");
    expect(held({})).not.toHaveProperty("retryAt");
  });

  it("is ready with everything granted when nothing is said", () => {
    render(
      <TestConnectTokenProvider>
        <Card />
      </TestConnectTokenProvider>,
    );
    expect(status()).toBe("ready");
    expect(screen.getByLabelText("note")).toBeVisible();
  });
});

describe.each([
  ["with the runner's fake timers", true, true],
  ["without them", false, true],
  ["where the runner asks for no act", false, false],
])("driven, %s", (_, fake, isActEnvironment) => {
  const setup = () => {
    if (fake) vi.useFakeTimers();
    vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", isActEnvironment);
    return { connect: createConnectTest() };
  };
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("goes pending, ready, refresh fails, expired, recovered, and an input keeps its text", async () => {
    const { connect } = setup();
    render(
      <TestConnectTokenProvider connect={connect}>
        <Card />
      </TestConnectTokenProvider>,
    );
    expect(status()).toBe("pending");
    expect(screen.getByText("checking")).toBeVisible();

    await connect.grant("connect:accounts:write");
    expect(status()).toBe("ready");
    fireEvent.change(screen.getByLabelText("note"), { target: { value: "half a sentence" } });

    await connect.fail(503);
    expect(status()).toBe("ready");
    expect(screen.getByRole("alert")).toHaveTextContent("callback_unavailable");

    await connect.expire();
    expect(status()).toBe("expired");
    expect(screen.getByLabelText("note")).toHaveValue("half a sentence");

    await connect.recover();
    expect(status()).toBe("ready");
    expect(screen.queryByRole("alert")).toBeNull();
    expect(screen.getByLabelText("note")).toHaveValue("half a sentence");
    if (fake) expect(vi.getTimerCount()).toBe(0);
  });

  it("expires without an error when nothing fails, and comes back with a grant", async () => {
    const { connect } = setup();
    render(
      <TestConnectTokenProvider connect={connect}>
        <Card />
      </TestConnectTokenProvider>,
    );
    await connect.grant(["connect:*"]);
    await connect.expire();
    expect(status()).toBe("expired");
    expect(connect.session.getState()).not.toHaveProperty("error");
    await connect.grant(["connect:accounts:read"]);
    expect(status()).toBe("ready");
    expect(screen.getByText("needs connect:accounts:write")).toBeVisible();
  });

  it("fails from the start, and with the app's own exception", async () => {
    const { connect } = setup();
    connect.fail(401); // not awaited, as one may write it before the first render
    render(
      <TestConnectTokenProvider connect={connect}>
        <Card />
      </TestConnectTokenProvider>,
    );
    await act(async () => {});
    expect(screen.getByText("broken")).toBeVisible();
    await connect.fail(new Error("boom"));
    const state = connect.session.getState();
    expect(state).toMatchObject({ status: "error", error: { code: "callback_failed" } });
    expect(state.status === "error" && state.error).toBeInstanceOf(ConnectTokenError);
  });

  it("refreshes by itself when time goes by, and tells what it asked for", async () => {
    const { connect } = setup();
    render(
      <TestConnectTokenProvider connect={connect}>
        <Card />
      </TestConnectTokenProvider>,
    );
    await connect.grant("connect:*");
    await connect.advance(3_600_000);
    expect(status()).toBe("ready");
    expect(connect.requests).toEqual([{ externalUserId: "test-user" }, { externalUserId: "test-user" }]);
  });

  it("signs out", async () => {
    const { connect } = setup();
    render(
      <TestConnectTokenProvider connect={connect}>
        <Card />
      </TestConnectTokenProvider>,
    );
    await connect.grant("connect:*");
    await connect.signOut();
    expect(status()).toBe("idle");
    expect(screen.queryByLabelText("note")).toBeNull();
  });
});

it("starts ready with the scopes that are given", () => {
  const connect = createConnectTest({ scopes: ["connect:accounts:write"] });
  render(
    <TestConnectTokenProvider connect={connect}>
      <Card />
    </TestConnectTokenProvider>,
  );
  expect(screen.getByLabelText("note")).toBeVisible();
  expect(connect.requests).toEqual([]);
});

it.each(["pending", "expired"] as const)(
  "held %s: an aborted wait for a token ends as it does on the web",
  async (held) => {
    let session: ConnectTokenSession | undefined;
    function Session() {
      session = useConnectTokenSession();
      return null;
    }
    render(
      <TestConnectTokenProvider status={held}>
        <Session />
      </TestConnectTokenProvider>,
    );
    const abort = new AbortController();
    const waits = [
      session?.getToken({ signal: abort.signal }),
      session?.getSingleUseToken({ signal: abort.signal }),
      session?.getToken({ signal: AbortSignal.abort("left before") }),
    ];
    abort.abort("left");
    const ends = await Promise.allSettled(waits);
    expect(ends.map((end) => end.status === "rejected" && end.reason)).toEqual([
      "left",
      "left",
      "left before",
    ]);
  },
);

it.each(["held", "driven"])("%s: a connect flow has its page, as Pipedream's answer has", async (how) => {
  const props = how === "held" ? {} : { connect: createConnectTest({ scopes: ["connect:*"] }) };
  let session: ConnectTokenSession | undefined;
  function Session() {
    session = useConnectTokenSession();
    return null;
  }
  render(
    <TestConnectTokenProvider {...props}>
      <Session />
    </TestConnectTokenProvider>,
  );
  const single = await session?.getSingleUseToken({ app: "slack" });
  expect(single?.connectLinkUrl).toMatch(/^https:\/\/pipedream\.com\/.*\?token=ctok_\w+&connectLink=true$/);
  expect(single?.connectLinkUrl).toContain(single?.token);
});
