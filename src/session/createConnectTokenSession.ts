import { eitherSignal } from "../environment/eitherSignal.js";
import { connectTokenError } from "../errors/browserCatalogue.js";
import { check } from "../errors/check.js";
import { scopeCovers } from "../scopes/scopeCovers.js";
import { isUsable, type Lease, remainingMs } from "../token/Lease.js";
import { assertSameSession } from "./assertSameSession.js";
import type { ConnectTokenSession } from "./ConnectTokenSession.js";
import { checkOptions, checkScopes } from "./checkOptions.js";
import { createRecentAnswer } from "./createRecentAnswer.js";
import { createSessionEngine } from "./createSessionEngine.js";
import { createSessionEvents } from "./createSessionEvents.js";
import { getSingleUseToken } from "./getSingleUseToken.js";
import { rememberInitial } from "./InitialToken.js";
import { rememberEvents } from "./rememberEvents.js";
import type { ConnectTokenSessionOptions } from "./SessionOptions.js";
import type { ConnectTokenState } from "./SessionState.js";
import { warnOfUnknownScopes } from "./warnOfUnknownScopes.js";

/**
 * Makes the session of one user: the engine behind `<ConnectTokenProvider>`, for use without React. Making it does
 * nothing, reads no clock and calls nobody.
 *
 * @throws ConnectTokenError `invalid_options`, `invalid_scope`
 * @example
 * const session = createConnectTokenSession({
 *   externalUserId: "user-123",
 *   tokenCallback: createTokenCallback("/api/connect-token"),
 * });
 * const token = await session.getToken();
 */
export function createConnectTokenSession(options: ConnectTokenSessionOptions): ConnectTokenSession {
  const checked = checkOptions(options);
  const { externalUserId, baseUrl, projectEnvironment, environment } = checked;
  const recent = createRecentAnswer(environment);
  const { clock } = recent;
  const events = createSessionEvents(clock, externalUserId ?? null);
  const engine = createSessionEngine(checked, events, clock);
  const { stores } = engine;
  const over = new AbortController();
  // The session of nobody is over before it begins: it knows who is not there, and fetches nothing.
  if (externalUserId == null) over.abort(connectTokenError("signed_out", {}));
  events.listen((event) => engine.options.onEvent?.(event));

  function assertAlive(): void {
    over.signal.throwIfAborted();
    warnOfUnknownScopes(engine.options.scopes, events);
  }

  function assertRefreshable(): void {
    assertAlive();
    if (engine.options.tokenCallback === undefined) throw connectTokenError("token_ended", {});
  }

  async function answer(call: Parameters<ConnectTokenSession["getToken"]>[0] = {}): Promise<string> {
    const { minValidity = 0, signal } = call;
    signal?.throwIfAborted();
    assertAlive();
    const isValidity = typeof minValidity === "number" && minValidity >= 0;
    check(isValidity, "minValidity", "is not a number of seconds");
    const present = engine.lease();
    // Once: reading the clocks costs more than all else here.
    const now = clock();
    const lasts = (lease: Lease, at = clock()) => remainingMs(lease, at) >= minValidity * 1_000;
    if (isUsable(present, now) && lasts(present, now)) {
      engine.refreshBehind(now);
      // Where nobody has started the session no alarm rings at the token's end.
      return engine.isStarted() ? recent.keep(present, now) : present.token;
    }
    return engine.wait({
      accepts(lease) {
        // A fresh token that does not live as long as was asked for is the best there can be.
        if (lasts(lease)) return true;
        if (lease === present) return false;
        events.warn("short_life", { minValidity });
        return true;
      },
      signal,
    });
  }

  const session: ConnectTokenSession = {
    externalUserId,
    baseUrl,
    projectEnvironment,
    stores,
    environment,

    getToken(call) {
      return (call === undefined ? recent.read(engine.lease()) : null) ?? answer(call);
    },

    async refresh() {
      assertRefreshable();
      const askedAt = engine.askedNow();
      return engine.wait({ accepts: (lease) => lease.askedAt > askedAt, isForced: true });
    },

    invalidate(token) {
      if (!over.signal.aborted) engine.invalidate(token);
    },

    withdrawScope(token, scope) {
      const denied = checkScopes(scope);
      if (!over.signal.aborted) engine.withdrawScope(token, denied);
    },

    async getSingleUseToken({ signal, ...request } = {}) {
      assertAlive();
      signal?.throwIfAborted();
      const ended = eitherSignal(over.signal, signal);
      try {
        const single = await getSingleUseToken(engine.options, request, ended);
        // Connecting uses the token up; the session's own must not be the one that dies.
        if (single.token === engine.lease()?.token) events.warn("repeated_token", {});
        return single;
      } finally {
        ended.abort();
      }
    },

    async requestScope(scope) {
      assertRefreshable();
      const wanted = checkScopes(scope);
      // Where the route chooses the scopes, asking for these alone would be asking for less than it gives.
      // Who asks where there is an error has seen it: the same once more would be no answer.
      if (engine.lease() === null && engine.options.scopes === null)
        await session[session.getState().status === "error" ? "refresh" : "getToken"]();
      over.signal.throwIfAborted();
      const scopes = await engine.stepUp(wanted);
      return { scopes, missing: wanted.filter((each) => !scopeCovers(scopes, each)) };
    },

    getState() {
      if (!over.signal.aborted) engine.announce();
      return stores.state.getState();
    },

    subscribe<Selected>(
      ...args: [(state: ConnectTokenState) => Selected, ((selected: Selected) => void)?]
    ): () => void {
      const [first, listener] = args;
      if (listener === undefined) return stores.state.subscribe(events.guard(first));
      let selected = first(stores.state.getState());
      const select = events.guard((state: ConnectTokenState) => {
        const next = first(state);
        if (Object.is(next, selected)) return;
        selected = next;
        listener(next);
      });
      return stores.state.subscribe(select);
    },

    onEvent: (listener) => events.listen(listener),

    setOptions(nextOptions) {
      const next = { ...checkOptions(nextOptions), environment };
      assertSameSession(checked, next);
      recent.drop();
      if (!over.signal.aborted) engine.setOptions(next);
    },

    start() {
      if (over.signal.aborted) return () => {};
      warnOfUnknownScopes(engine.options.scopes, events);
      return engine.start();
    },

    dispose() {
      if (over.signal.aborted) return;
      const error = connectTokenError("disposed", {});
      over.abort(error);
      engine.dispose(error);
      events.emit({ type: "disposed" });
    },
  };
  rememberInitial(session, engine.initial);
  return rememberEvents(session, events);
}
