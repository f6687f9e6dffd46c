import { act, render } from "@testing-library/react";
import { type ConnectScope, ConnectTokenProvider, RequireScope } from "react-connect-token";
import { type ConnectTokenSession, createConnectTokenSession } from "react-connect-token/core";
import { expect, it } from "vitest";
import { sharedDecision } from "../../src/react/sharedDecision.js";
import { settle } from "../world.js";
import { createRoute } from "./route.js";

const settled = () => act(settle);
const read = "connect:accounts:read";
const write = "connect:accounts:write";

/** A session, and how often it is started and its grant listened to at the moment. */
function setup(scope = read) {
  const route = createRoute({ scope });
  const { world, tokenCallback } = route;
  const made = createConnectTokenSession({ externalUserId: "alice", tokenCallback, environment: world });
  const open = { starts: 0, subscriptions: 0 };
  const counted = (key: keyof typeof open, end: () => void) => {
    open[key]++;
    return () => {
      open[key]--;
      end();
    };
  };
  const { access, state } = made.stores;
  const session: ConnectTokenSession = {
    ...made,
    start: () => counted("starts", made.start()),
    stores: {
      state,
      access: { ...access, subscribe: (listener) => counted("subscriptions", access.subscribe(listener)) },
    },
  };
  return { route, session, open };
}

it("is one subscription and one start for a hundred gates, and none after the last", async () => {
  const { session, open } = setup();
  const page = (gates: number) => (
    <ConnectTokenProvider session={session}>
      {Array.from({ length: gates }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never move
        <RequireScope key={index} all={[read, { any: [write, read] }]}>
          yes
        </RequireScope>
      ))}
    </ConnectTokenProvider>
  );
  const { rerender, container } = render(page(100));
  await settled();
  expect(container).toHaveTextContent("yes".repeat(100));
  expect(open).toEqual({ starts: 1, subscriptions: 1 });
  rerender(page(1));
  expect(open).toEqual({ starts: 1, subscriptions: 1 });
  rerender(page(0));
  expect(open).toEqual({ starts: 0, subscriptions: 0 });
  rerender(page(2));
  expect(open).toEqual({ starts: 1, subscriptions: 1 });
});

it("tells only those whose answer has changed", async () => {
  const { route, session } = setup();
  const told: string[] = [];
  for (const scope of [read, write] as const)
    sharedDecision(session, scope).subscribe(() => told.push(scope));
  await session.getToken();
  expect(told).toEqual([read, write]); // neither is pending any more
  route.answer = { scope: `${write} ${read}` };
  await session.refresh();
  expect(told).toEqual([read, write, write]);
});

it("tells nobody of a grant that grew by what was not asked, who listens since the first token", async () => {
  const { route, session } = setup();
  await session.getToken();
  const told: string[] = [];
  for (const scope of [read, write] as const)
    sharedDecision(session, scope).subscribe(() => told.push(scope));
  route.answer = { scope: `${write} ${read}` };
  await session.refresh();
  expect(told).toEqual([write]);
});

it("tells its gates although a render that came first knew already", async () => {
  const { route, session } = setup();
  await session.getToken();
  const decision = sharedDecision(session, write);
  let told = 0;
  // As a render does that another listener of the grant sets off.
  session.stores.access.subscribe(decision.get);
  decision.subscribe(() => told++);
  route.answer = { scope: `${write} ${read}` };
  await session.refresh();
  expect(told).toBe(1);
});

it("keeps requirements apart that look alike, and users", async () => {
  const { session } = setup();
  const other = setup();
  await session.getToken();
  expect(sharedDecision(session, { all: [read] })).toBe(sharedDecision(session, { all: [read] }));
  expect(sharedDecision(session, { all: [read] })).not.toBe(sharedDecision(session, { any: [read] }));
  expect(sharedDecision(session, read).get().status).toBe("granted");
  expect(sharedDecision(other.session, read).get().status).toBe("pending");
});

it("does not heed what becomes of the object that a requirement was", async () => {
  const { session } = setup();
  await session.getToken();
  const all: ConnectScope[] = [read];
  const decision = sharedDecision(session, { all });
  all.push(write);
  expect(decision.get().status).toBe("granted");
});
