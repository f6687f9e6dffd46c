import { createStore, type StoreApi } from "zustand/vanilla";
import { connectLinkUrl } from "../emulator/connectLinkUrl.js";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import { checkExpiresIn } from "../session/checkOptions.js";
import { createConnectTokenSession } from "../session/createConnectTokenSession.js";
import { longestLifeMs } from "../token/lifeOf.js";
import type { TokenRequest } from "../token/TokenCallback.js";
import { type Duration, durationMs } from "./durationMs.js";
import { grantedScopes } from "./grantedScopes.js";
import { inAct } from "./inAct.js";
import { inTurn } from "./inTurn.js";
import { createSimulatedEnvironment, settle } from "./SimulatedEnvironment.js";

/** What {@link createConnectTest} starts with. */
export interface ConnectTestOptions {
  /** Whose session it is. Default `"test-user"`; `null`: signed out. */
  readonly externalUserId?: string | null | undefined;
  /** What is granted from the start. Left out: the first token is pending until {@link ConnectTest.grant}. */
  readonly scopes?: string | readonly string[] | undefined;
  /** Seconds each token lives. Default 3,600. */
  readonly expiresIn?: number | undefined;
  /**
   * How long one attempt may take, in ms, as a session's own option. Default: a day, so that what is pending in a test is
   * pending until a verb says otherwise; a call during an outage then waits as long.
   */
  readonly timeout?: number | undefined;
  /** How long each answer takes, as for {@link ConnectTest.delay}. Default 0. */
  readonly latency?: number | Duration | undefined;
}

/**
 * Drives a real session through whatever a test is about, with a clock of its own: no network, no timer of the runtime.
 * Each verb settles what follows from it, wrapped in React's `act` where the runner asks for that and something is mounted.
 */
export interface ConnectTest {
  /** For `<TestConnectTokenProvider connect={…}>`; the session, for code without React. */
  readonly session: ConnectTokenSession;
  /** What the session has asked for, in order. */
  readonly requests: readonly TokenRequest[];
  /**
   * From now on tokens are granted with these scopes; a new one comes at once.
   *
   * @throws ConnectTokenError `invalid_scope`
   */
  grant(scopes: string | readonly string[]): Promise<void>;
  /** From now on attempts fail: with an HTTP status, or with what the callback throws. One is made at once. */
  fail(statusOrError?: number | Error): Promise<void>;
  /** From now on tokens are granted again, with the scopes of before; a new one comes at once. */
  recover(): Promise<void>;
  /** The token ends, and the next one is not there yet: pending until another verb, unless attempts fail. */
  expire(): Promise<void>;
  /**
   * From now on an attempt gets no answer, until another verb gives one: the token stays on its way for as long as
   * {@link ConnectTestOptions.timeout} allows, which is a day.
   */
  hold(): Promise<void>;
  /**
   * From now on an answer takes so long, in ms or as text such as `"2s"`, of the time that {@link ConnectTest.advance}
   * lets go by. 0: it comes at once.
   *
   * @throws ConnectTokenError `invalid_options`
   */
  delay(time: number | Duration): Promise<void>;
  /**
   * Time goes by, in ms or as text such as `"2h"`, with everything that is due in it.
   *
   * @throws ConnectTokenError `invalid_options`
   */
  advance(time: number | Duration): Promise<void>;
  /** Another user signs in, by default the last one again; tokens are granted or not as before. */
  signIn(externalUserId?: string): Promise<void>;
  /** The user signs out. */
  signOut(): Promise<void>;
}

/** What {@link TestConnectTokenProvider} reads of a controller beside its verbs. */
export const sessionStores = new WeakMap<ConnectTest, StoreApi<ConnectTokenSession>>();

/** As long as can be: what is pending in a test is pending until a verb says otherwise. */
const noTimeoutMs = 86_400_000;

type Answer = "waiting" | "granting" | { readonly failure: number | Error };

/**
 * Makes a controller for `<TestConnectTokenProvider connect={…}>`. Nothing of it needs to be cleaned up.
 *
 * @throws ConnectTokenError `invalid_options`, `invalid_scope`
 * @example
 * const connect = createConnectTest();
 * render(<TestConnectTokenProvider connect={connect}><Accounts /></TestConnectTokenProvider>);
 * await connect.grant("connect:accounts:read");
 * await connect.fail(503);
 */
export function createConnectTest(options: ConnectTestOptions = {}): ConnectTest {
  const { externalUserId = "test-user", timeout = noTimeoutMs } = options;
  const expiresIn = checkExpiresIn(options.expiresIn) ?? 3_600;
  const environment = createSimulatedEnvironment();
  const requests: TokenRequest[] = [];
  let scopes = grantedScopes(options.scopes ?? "connect:*");
  let answer: Answer = options.scopes === undefined ? "waiting" : "granting";
  let latencyMs = durationMs(options.latency ?? 0, "latency");
  let minted = 0;
  let lastUser = externalUserId ?? "test-user";
  /** Attempts that wait for an answer, and since when; one that was given up waits no longer. */
  const waiting = new Map<TokenRequest, number>();
  let wake: () => void = () => {};
  let nextAnswer = new Promise<void>((resolve) => {
    wake = resolve;
  });

  const mint = () => {
    const token = `ctok_${(++minted).toString(16).padStart(32, "0")}`;
    return {
      token,
      // Without expires_in, which a session counts from the start of the request: one that was held back would come short.
      expires_at: new Date(environment.clock().wall + expiresIn * 1_000),
      scope: scopes,
      connect_link_url: connectLinkUrl(token),
    };
  };

  async function tokenCallback(request: TokenRequest) {
    requests.push(request);
    if (request.purpose === undefined) waiting.set(request, environment.clock().monotonic);
    request.signal?.addEventListener("abort", () => waiting.delete(request));
    if (latencyMs > 0) await new Promise<void>((resolve) => environment.timer(resolve, latencyMs));
    while (answer === "waiting") await nextAnswer;
    waiting.delete(request);
    if (answer === "granting") return mint();
    if (answer.failure instanceof Error) throw answer.failure;
    return emptyResponse(answer.failure);
  }

  /** Providers and hooks that are mounted. */
  const mounted = new Set<object>();
  const whileMounted = (begin: () => () => void) => {
    const one = {};
    mounted.add(one);
    const stop = begin();
    return () => {
      stop();
      mounted.delete(one);
    };
  };
  /** A verb before the first render need not be awaited: an open `act` would swallow what is rendered in it. */
  const settled = (run: () => Promise<void>) => inTurn(() => (mounted.size === 0 ? run() : inAct(run)));

  function makeSession(user: string | null, first?: object): ConnectTokenSession {
    const session = createConnectTokenSession({
      externalUserId: user,
      tokenCallback,
      environment,
      timeout,
      ...first,
    });
    const { start } = session;
    return Object.assign(session, { start: () => whileMounted(start) });
  }
  const first = options.scopes === undefined ? {} : { initialToken: mint() };
  const sessions = createStore(() => makeSession(externalUserId, first));
  const session = () => sessions.getState();

  function answerWith(next: Answer): void {
    answer = next;
    wake();
    nextAnswer = new Promise((resolve) => {
      wake = resolve;
    });
  }

  /**
   * Applies at once: to the attempt that is waiting for an answer, else by making one. So, too, where it has waited for
   * longer than any token lives, since a session counts from the start of an attempt.
   */
  async function attempt(next: Answer): Promise<void> {
    await settle(); // what a click has begun is on its way to the callback
    const latestStart = environment.clock().monotonic + expiresIn * 1_000 - longestLifeMs;
    const isAwaited = [...waiting.values()].some((since) => since >= latestStart);
    answerWith(next);
    // A failed refresh is what the test asked for; it shows in the state.
    if (!isAwaited)
      session()
        .refresh()
        .catch(() => {});
    await settle();
  }

  async function change(user: string | null): Promise<void> {
    const previous = session();
    lastUser = user ?? lastUser;
    sessions.setState(makeSession(user), true);
    previous.dispose();
    await settle();
  }

  const connect: ConnectTest = {
    get session() {
      return session();
    },
    requests,
    grant: (next) =>
      settled(async () => {
        scopes = grantedScopes(next);
        await attempt("granting");
      }),
    fail: (failure = 503) => settled(() => attempt({ failure })),
    recover: () => settled(() => attempt("granting")),
    expire: () =>
      settled(async () => {
        if (answer === "granting") answerWith("waiting");
        const state = session().getState();
        const endsInMs =
          state.status === "ready" && state.expiresAt
            ? state.expiresAt.getTime() - environment.clock().wall
            : 0;
        await environment.advance(Math.max(0, endsInMs));
        await settle();
      }),
    hold: () => settled(async () => answerWith("waiting")),
    delay: (time) =>
      settled(async () => {
        latencyMs = durationMs(time, "delay's time");
      }),
    advance: (time) => settled(() => environment.advance(durationMs(time, "advance's time"))),
    signIn: (user = lastUser) => settled(() => change(user)),
    signOut: () => settled(() => change(null)),
  };
  const subscribe: typeof sessions.subscribe = (listener) => whileMounted(() => sessions.subscribe(listener));
  // What a server renders is how things stand, not how they began.
  sessionStores.set(connect, { ...sessions, subscribe, getInitialState: sessions.getState });
  return connect;
}

/** What a session reads of a `Response`, since Jest's jsdom has no such class. */
function emptyResponse(status: number): Response {
  const response = { status, ok: false, headers: { get: () => null }, text: async () => "" };
  return response as unknown as Response;
}
