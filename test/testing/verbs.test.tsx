import { render, screen } from "@testing-library/react";
import { useConnectToken } from "react-connect-token";
import { createConnectTest, type Duration, TestConnectTokenProvider } from "react-connect-token/testing";
import { renderWithConnect } from "react-connect-token/testing/react";
import { expect, it } from "vitest";

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
  await connect.signIn();
  expect(connect.requests.at(-1)).toEqual({ externalUserId: "test-user" });
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
