import { render, screen } from "@testing-library/react";
import { Suspense, useEffect } from "react";
import { RequireScope, useConnectToken, useExpiresIn, useSuspenseConnectToken } from "react-connect-token";
import { createConnectTest, TestConnectTokenProvider } from "react-connect-token/testing";
import { renderWithConnect } from "react-connect-token/testing/react";
import { afterEach, expect, it, vi } from "vitest";
import { expectThrownInRender } from "../setup/thrownInRender.js";

afterEach(() => {
  vi.useRealTimers();
});

const everyTimer = [
  ...(["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date", "queueMicrotask"] as const),
  ...("setImmediate" in globalThis ? (["setImmediate", "clearImmediate"] as const) : []),
];

function Card() {
  const { status } = useConnectToken();
  return (
    <>
      <output>{status}</output>
      <RequireScope scope="connect:accounts:read" fallback="not yours">
        the accounts
      </RequireScope>
    </>
  );
}

/** Until React has done what is planned; by a timer that stays real. */
const { setTimeout: wait } = globalThis;
const drain = () => new Promise<void>((resolve) => wait(resolve));

const shown = () => screen.getByRole("status").textContent;
const driven = (connect: ReturnType<typeof createConnectTest>) =>
  render(
    <TestConnectTokenProvider connect={connect}>
      <Card />
    </TestConnectTokenProvider>,
  );

it("renders what is granted once, and looks at it later without an update", async () => {
  renderWithConnect(<Card />, { scopes: ["connect:accounts:read"] });
  expect(screen.getByText("the accounts")).toBeVisible();
  await drain();
});

it("counts down in a state that is held, within act", async () => {
  vi.useFakeTimers();
  function Countdown() {
    return <output>{useExpiresIn()}</output>;
  }
  render(
    <TestConnectTokenProvider expiresAt={new Date(Date.now() + 60_000)}>
      <Countdown />
    </TestConnectTokenProvider>,
  );
  expect(shown()).toBe("60");
  vi.advanceTimersByTime(2_000); // as time goes by where nobody fakes it
  expect(shown()).toBe("58");
  await drain();
});

it.each([
  ["grant", "ready"],
  ["fail", "error"],
] as const)("takes what %s says before anything is rendered into the first render", async (verb, status) => {
  const connect = createConnectTest();
  await (verb === "grant" ? connect.grant("connect:accounts:read") : connect.fail(401));
  driven(connect);
  expect(shown()).toBe(status);
  await drain();
});

it.each([
  ["without fake timers", undefined],
  ["with fake timers", {}],
  ["with fake timers as Jest has them, microtasks among them", { toFake: everyTimer }],
])("updates within act with every verb, %s", async (_, fake) => {
  if (fake) vi.useFakeTimers(fake);
  const connect = createConnectTest();
  driven(connect);
  const seen: unknown[] = [];
  const after = async (verb: Promise<void>) => {
    await verb;
    seen.push(shown());
    await drain();
  };
  await after(connect.grant("connect:*"));
  await after(connect.fail(503));
  await after(connect.expire());
  await after(connect.advance("2h"));
  await after(connect.recover());
  await after(connect.hold());
  await after(connect.advance("2h"));
  await after(connect.grant("connect:proxy"));
  await after(connect.signOut());
  await after(connect.signIn("bob"));
  await after(connect.fail(new Error("boom")));
  expect(seen).toEqual([
    ...["ready", "ready", "expired", "expired", "ready", "ready", "expired", "ready"],
    ...["idle", "ready", "ready"],
  ]);
});

it("lets what is suspended go on within act", async () => {
  function Token() {
    return <output>{useSuspenseConnectToken().status}</output>;
  }
  const { connect } = renderWithConnect(
    <Suspense fallback="waiting">
      <Token />
    </Suspense>,
  );
  expect(screen.getByText("waiting")).toBeVisible();
  await connect.grant("connect:*");
  expect(shown()).toBe("ready");
  await connect.signIn("bob");
  expect(shown()).toBe("ready");
  await drain();
});

it("takes verbs that are awaited together one after the other, of one controller and of several", async () => {
  const one = createConnectTest();
  const other = createConnectTest({ scopes: ["connect:*"] });
  driven(one);
  driven(other);
  await Promise.all([one.fail(401), other.expire()]);
  const shownByEach = () => screen.getAllByRole("status").map(({ textContent }) => textContent);
  expect(shownByEach()).toEqual(["error", "expired"]);
  const wall = () => other.session.environment.clock().wall;
  const begun = wall();
  await Promise.all([other.advance("2h"), other.advance("1h"), one.grant("connect:*"), one.hold()]);
  expect(wall() - begun).toBe(10_800_000);
  expect(shownByEach()).toEqual(["ready", "expired"]);
  await drain();
});

it("is over once the verbs are that a component calls because of it", async () => {
  const connect = createConnectTest({ scopes: ["connect:*"] });
  function SignsOut() {
    const { status } = useConnectToken();
    useEffect(() => {
      if (status === "error") void connect.signOut().then(() => connect.signIn("bob"));
    }, [status]);
    return <output>{status}</output>;
  }
  render(
    <TestConnectTokenProvider connect={connect}>
      <SignsOut />
    </TestConnectTokenProvider>,
  );
  await Promise.all([connect.fail(401), connect.expire(), connect.hold()]);
  expect(connect.session.externalUserId).toBe("bob");
  expect(shown()).toBe("pending");
  await drain();
});

it("goes on after a verb that met what a component threw", async () => {
  const connect = createConnectTest({ scopes: ["connect:*"] });
  function Broken() {
    if (useConnectToken().status === "idle") throw new Error("boom");
    return null;
  }
  render(
    <TestConnectTokenProvider connect={connect}>
      <Broken />
    </TestConnectTokenProvider>,
  );
  expectThrownInRender();
  const [met, next] = await Promise.allSettled([connect.signOut(), connect.signIn("bob")]);
  expect(met).toMatchObject({ status: "rejected", reason: { message: "boom" } });
  expect(next.status).toBe("fulfilled");
  expect(connect.session.externalUserId).toBe("bob");
});
