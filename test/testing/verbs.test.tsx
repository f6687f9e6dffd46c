import { fireEvent, render, screen } from "@testing-library/react";
import { RequireScope, useConnectToken, useScopeStatus } from "react-connect-token";
import { createConnectTest, type Duration, TestConnectTokenProvider } from "react-connect-token/testing";
import { renderWithConnect } from "react-connect-token/testing/react";
import { expect, it, onTestFinished, vi } from "vitest";

function Status() {
  const connect = useConnectToken();
  const code = "error" in connect && connect.error ? ` (${connect.error.code})` : "";
  return <output>{`${connect.status}${code}`}</output>;
}

const shown = () => screen.getByRole("status").textContent;

it("holds the next token back until another verb lets it come", async () => {
  const { connect } = renderWithConnect(<Status />, { scopes: ["connect:*"] });
  await connect.hold();
  await connect.advance("70m");
  expect(shown()).toBe("expired");
  expect(connect.requests).toHaveLength(1);
  await connect.recover();
  expect(shown()).toBe("ready");
  expect(connect.requests).toHaveLength(1);
});

it("gives the session a new token although a single-use one is waited for", async () => {
  const { connect } = renderWithConnect(<Status />, { scopes: ["connect:accounts:read"] });
  await connect.hold();
  const single = connect.session.getSingleUseToken();
  await connect.grant("connect:accounts:write");
  await single;
  expect(connect.session.getState()).toMatchObject({ scopes: ["connect:accounts:write"] });
});

it("lets each answer take its time, of the time that goes by", async () => {
  const { connect } = renderWithConnect(<Status />, { latency: "2s" });
  await connect.grant("connect:*");
  await connect.advance("1999ms");
  expect(shown()).toBe("pending");
  await connect.advance(1);
  expect(shown()).toBe("ready");
  await connect.delay("500ms");
  await connect.fail(503);
  await connect.advance(499);
  expect(shown()).toBe("ready");
  await connect.advance(1);
  expect(shown()).toBe("ready (callback_unavailable)");
  await connect.delay(0);
  await connect.recover();
  expect(shown()).toBe("ready");
});

it.each([
  ["1500ms", 1_500],
  ["90s", 90_000],
  ["1.5m", 90_000],
  ["2h", 7_200_000],
  ["1d", 86_400_000],
  [250, 250],
] as const)("lets %s go by", async (time, ms) => {
  const { connect } = renderWithConnect(<Status />, { scopes: ["connect:*"] });
  const begun = connect.session.environment.clock().wall;
  await connect.advance(time);
  expect(connect.session.environment.clock().wall - begun).toBe(ms);
});

it.each(["2 hours", "h", "-1s", "1e3s", -1, Number.NaN])(
  "refuses %s as a time, with a sentence",
  async (time) => {
    const connect = createConnectTest();
    const sentence = 'is neither a number of ms nor a text such as "2h"';
    await expect(connect.advance(time as Duration)).rejects.toThrow(sentence);
    await expect(connect.delay(time as Duration)).rejects.toThrow(sentence);
    expect(() => createConnectTest({ latency: time as Duration })).toThrow(sentence);
  },
);

it("signs another user in, whose token is another", async () => {
  const { connect } = renderWithConnect(<Status />, { scopes: ["connect:*"] });
  await connect.signOut();
  expect(shown()).toBe("idle");
  await connect.signIn("bob");
  expect(shown()).toBe("ready");
  expect(connect.requests).toEqual([{ externalUserId: "bob" }]);
});

it("signs the one in again who signed out", async () => {
  const { connect } = renderWithConnect(<Status />, { externalUserId: "alice", scopes: ["connect:*"] });
  const users = [];
  for (const user of ["bob", undefined]) {
    await connect.signIn(user);
    await connect.signOut();
    await connect.signIn();
    users.push(connect.session.externalUserId);
  }
  expect(users).toEqual(["bob", "bob"]);
});

it("grants anew after a hold that no attempt came into", async () => {
  const { connect } = renderWithConnect(<Status />, { scopes: ["connect:*"] });
  await connect.grant("connect:proxy");
  await connect.hold();
  await connect.grant("connect:accounts:read");
  expect(connect.session.getState()).toMatchObject({ scopes: ["connect:accounts:read"] });
});

it.each(["10m", "5h", "2d"] as const)(
  "gives a token a whole life that was held back for %s",
  async (time) => {
    const { connect } = renderWithConnect(<Status />, { scopes: ["connect:*"] });
    await connect.hold();
    await connect.advance("55m");
    await connect.advance(time);
    await connect.recover();
    expect(shown()).toBe("ready");
    const state = connect.session.getState();
    const end = connect.session.environment.clock().wall + 3_600_000;
    expect(state.status === "ready" && state.expiresAt).toEqual(new Date(end));
  },
);

it("answers whoever is signed in, not an attempt for the user before", async () => {
  const { connect } = renderWithConnect(<Status />);
  await connect.advance(0);
  await connect.signOut();
  await connect.signIn("bob");
  await connect.grant("connect:*");
  expect(shown()).toBe("ready");
  expect(connect.requests).toEqual([{ externalUserId: "test-user" }, { externalUserId: "bob" }]);
});

it("takes scopes as text or as a list, none at all among them, and refuses what is none", () => {
  const granted = (scopes: string | readonly string[]) => {
    const state = createConnectTest({ scopes }).session.getState();
    return state.status === "ready" && state.scopes;
  };
  expect(granted("connect:proxy connect:users:read")).toEqual(["connect:proxy", "connect:users:read"]);
  expect(granted(["connect:proxy"])).toEqual(["connect:proxy"]);
  expect(granted([])).toEqual([]);
  expect(granted("")).toEqual([]);
  expect(() => createConnectTest({ scopes: "accounts read!" })).toThrow(/read!/);
});

it("holds a grant that is written as text", () => {
  render(
    <TestConnectTokenProvider scopes="connect:proxy">
      <RequireScope scope="connect:accounts:read" fallback="not yours" />
    </TestConnectTokenProvider>,
  );
  expect(screen.getByText("not yours")).toBeVisible();
});

it.each([
  [401, "error (callback_unauthorized)"],
  [429, "error (callback_throttled)"],
  [503, "error (callback_unavailable)"],
])("is held in an error by the route's status %i", (error, text) => {
  render(
    <TestConnectTokenProvider status="error" error={error}>
      <Status />
    </TestConnectTokenProvider>,
  );
  expect(shown()).toBe(text);
});

it.each([
  ["", true],
  [", where the runner asks for no act", false],
])("answers the attempt that a click has begun, and makes none beside it%s", async (_, isActEnvironment) => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", isActEnvironment);
  onTestFinished(() => void vi.unstubAllGlobals());
  const { connect } = renderWithConnect(<AskForProxy />, { scopes: "connect:users:read" });
  await connect.hold();
  fireEvent.click(screen.getByRole("button"));
  await connect.fail(403);
  expect(connect.requests).toEqual([
    { externalUserId: "test-user", scope: "connect:users:read connect:proxy" },
  ]);
  expect(screen.getByRole("button").textContent).toBe("callback_forbidden");
});

function AskForProxy() {
  const { error, isRequesting, request } = useScopeStatus("connect:proxy");
  return (
    <button type="button" onClick={request}>
      {isRequesting ? "asking" : (error?.code ?? "ask")}
    </button>
  );
}

it.each([0, -5, Number.NaN, 99_999])("refuses a life of %s seconds, as a session does", (expiresIn) => {
  expect(() => createConnectTest({ expiresIn })).toThrow(/expiresIn is not a whole number of seconds/);
});

it("lets an attempt take as long as it is told, so that a call in an outage ends as in the app", async () => {
  const connect = createConnectTest({ timeout: 30_000 });
  await connect.fail(503);
  const called = connect.session.getToken().catch((error) => error.code);
  await connect.advance("30s");
  expect(await called).toBe("callback_unavailable");
});
