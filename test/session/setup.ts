import {
  type ConnectTokenEvent,
  type ConnectTokenSessionOptions,
  createConnectTokenSession,
} from "react-connect-token/core";
import { expect } from "vitest";
import type { TokenCallback, TokenRequest } from "../../src/token/TokenCallback.js";
import { createWorld, settle, type World } from "../world.js";

/** One call of the callback, which a test may answer by hand. */
export interface RouteCall {
  readonly request: TokenRequest;
  readonly signal: AbortSignal;
  /** Milliseconds since the test began. */
  readonly at: number;
  /** The same in time as it truly went by. */
  readonly trulyBegun: number;
  /** Answers with a token, or with what is given in its place. */
  answer(...given: [answer?: unknown]): Promise<void>;
  fail(reason?: unknown): Promise<void>;
}

/** A token route that a test decides for. */
export interface Route {
  readonly calls: RouteCall[];
  readonly tokenCallback: TokenCallback;
  /** Seconds the tokens of this route live. */
  life: number;
  /** What it grants; `undefined`: what was asked for. */
  scope: string | undefined;
  /** What becomes of a call; `null`: the test answers it by hand. */
  behave: ((call: RouteCall) => unknown) | null;
  /** Makes the next token, as the server half answers it. */
  mint(fields?: object): object;
}

export function createRoute(world: World): Route {
  const began = world.clock().monotonic;
  let minted = 0;
  let calledAtOnce = 0;
  const route: Route = {
    calls: [],
    life: 100,
    scope: undefined,
    behave: () => route.mint(),
    mint(fields) {
      const { scope } = route;
      return {
        token: `ctok_${++minted}`,
        expires_at: new Date(world.clock().wall + route.life * 1_000).toISOString(),
        expires_in: route.life,
        ...(scope === undefined ? {} : { scope }),
        ...fields,
      };
    },
    tokenCallback: (request) =>
      new Promise((resolve, reject) => {
        const { signal } = request;
        if (signal === undefined) throw new Error("No signal came along.");
        const call: RouteCall = {
          request: { ...request },
          signal,
          at: world.clock().monotonic - began,
          trulyBegun: world.trueMs,
          answer: (...given) => {
            const answer = given.length > 0 ? given[0] : route.mint();
            // A route may answer anything, and a session has to cope.
            resolve(answer as Awaited<ReturnType<TokenCallback>>);
            return settle();
          },
          fail: (reason = new TypeError("Failed to fetch")) => {
            reject(reason);
            return settle();
          },
        };
        calledAtOnce = route.calls.at(-1)?.at === call.at ? calledAtOnce + 1 : 0;
        route.calls.push(call);
        if (calledAtOnce > 1_000) return tellOfLoop(calledAtOnce);
        if (route.behave === null) return;
        try {
          call.answer(route.behave(call));
        } catch (reason) {
          call.fail(reason);
        }
      }),
  };
  return route;
}

/** Fails the test for a loop of promises, which ends with the call that gets no answer. */
function tellOfLoop(calls: number): void {
  try {
    expect.soft(calls, "calls while no time goes by").toBe(0);
  } catch {
    // The test is over, which did not wait for what it began.
  }
}

/** A session of alice's in a world and at a route that the test holds. */
export function setup(options: Partial<ConnectTokenSessionOptions> = {}) {
  const world = createWorld();
  const route = createRoute(world);
  const events: ConnectTokenEvent[] = [];
  const base = { externalUserId: "alice", tokenCallback: route.tokenCallback, environment: world };
  const withOptions = (more: Partial<ConnectTokenSessionOptions>) =>
    // Each test gives options that fit together.
    ({
      ...base,
      scope: "connect:*",
      onEvent: (event: ConnectTokenEvent) => events.push(event),
      ...more,
    }) as ConnectTokenSessionOptions;
  const session = createConnectTokenSession(withOptions(options));
  return {
    world,
    route,
    session,
    events,
    options: withOptions,
    types: () => events.map((event) => event.type),
    status: () => session.getState().status,
  };
}

/** A session that is started and has its first token. */
export async function startedSession(options: Partial<ConnectTokenSessionOptions> = {}) {
  const all = setup(options);
  const stop = all.session.start();
  await settle();
  return { ...all, stop };
}

/** How a promise stands: `open`, what it resolved to, or the code it was rejected with. */
export function outcomeOf(promise: Promise<unknown>): { now: unknown } {
  const outcome: { now: unknown } = { now: "open" };
  promise.then(
    (value) => {
      outcome.now = value;
    },
    (reason) => {
      outcome.now = reason?.code ?? reason;
    },
  );
  return outcome;
}

/** A route that is down. */
export const unavailable = () => new Response(null, { status: 503 });
/** A route that does not know who asks. */
export const unauthorized = () => new Response(null, { status: 401 });

export { settle };
