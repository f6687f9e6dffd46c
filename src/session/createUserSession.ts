import { eitherSignal } from "../environment/eitherSignal.js";
import { connectTokenError } from "../errors/browserCatalogue.js";
import { scopeCovers } from "../scopes/scopeCovers.js";
import { type Lease, remainingMs, usableMs } from "../token/Lease.js";
import { assertSameSession } from "./assertSameSession.js";
import type { ConnectTokenSession } from "./ConnectTokenSession.js";
import { type CheckedOptions, checkOptions, checkScopes } from "./checkOptions.js";
import { getSingleUseToken } from "./getSingleUseToken.js";
import { SessionEngine } from "./SessionEngine.js";
import { SessionEvents } from "./SessionEvents.js";
import type { ConnectTokenState } from "./SessionState.js";
import { rememberEvents } from "./warnOfRequirement.js";
import { warnOfUnknownScopes } from "./warnOfUnknownScopes.js";

/** The session of a user who is known: what may be asked of it, each in terms of the engine. */
export function createUserSession(externalUserId: string, checked: CheckedOptions): ConnectTokenSession {
  const { clock } = checked.environment;
  const events = new SessionEvents(clock, externalUserId);
  const engine = new SessionEngine(externalUserId, checked, events);
  const { stores } = engine;
  const disposal = new AbortController();
  events.listen((event) => engine.options.onEvent?.(event));

  function assertAlive(): void {
    disposal.signal.throwIfAborted();
    warnOfUnknownScopes(engine.options.scopes, events);
  }

  function assertRefreshable(): void {
    assertAlive();
    if (engine.options.tokenCallback === undefined) throw connectTokenError("token_ended", {});
  }

  const session: ConnectTokenSession = {
    externalUserId,
    baseUrl: checked.baseUrl,
    projectEnvironment: checked.projectEnvironment,
    stores,
    environment: checked.environment,

    async getToken({ minValidity = 0, signal } = {}) {
      signal?.throwIfAborted();
      assertAlive();
      assertValidity(minValidity);
      const present = engine.lease();
      const lasts = (lease: Lease) => remainingMs(lease, clock()) >= minValidity * 1_000;
      if (present !== null && usableMs(present, clock()) > 0 && lasts(present)) {
        engine.refreshBehind();
        return present.token;
      }
      return engine.wait({
        accepts(lease) {
          // A fresh token that does not live as long as was asked for is the best there can be.
          if (lasts(lease)) return true;
          if (lease.attempt === present?.attempt) return false;
          events.warn("short_life", { minValidity });
          return true;
        },
        signal,
      });
    },

    async refresh() {
      assertRefreshable();
      const before = engine.attempts;
      return engine.wait({ accepts: (lease) => lease.attempt > before, isForced: true });
    },

    invalidate(token) {
      if (!disposal.signal.aborted) engine.invalidate(token);
    },

    async getSingleUseToken({ signal, ...request } = {}) {
      assertAlive();
      signal?.throwIfAborted();
      const ended = eitherSignal(disposal.signal, signal);
      try {
        const single = await getSingleUseToken(engine.options, { externalUserId, ...request }, ended.signal);
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
      if (engine.lease() === null && engine.options.scopes === null) await session.getToken();
      disposal.signal.throwIfAborted();
      const present = engine.lease();
      const isThere = (scopes: readonly string[]) => wanted.every((each) => scopeCovers(scopes, each));
      const isEnough = present !== null && usableMs(present, clock()) > 0 && isThere(present.scopes);
      const scopes = isEnough ? present.scopes : await engine.stepUp(wanted);
      return { scopes, missing: wanted.filter((each) => !scopeCovers(scopes, each)) };
    },

    getState() {
      if (!disposal.signal.aborted) engine.announce();
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

    setOptions(options) {
      if (disposal.signal.aborted) return;
      const next = { ...checkOptions(options), environment: checked.environment };
      assertSameSession(checked, next);
      engine.setOptions(next);
    },

    start() {
      if (disposal.signal.aborted) return () => {};
      warnOfUnknownScopes(engine.options.scopes, events);
      return engine.start();
    },

    dispose() {
      if (disposal.signal.aborted) return;
      const error = connectTokenError("disposed", {});
      disposal.abort(error);
      engine.dispose(error);
      events.emit({ type: "disposed" });
    },
  };
  return rememberEvents(session, events);
}

/** @throws ConnectTokenError `invalid_options` */
function assertValidity(minValidity: number): void {
  if (typeof minValidity === "number" && minValidity >= 0) return;
  throw connectTokenError("invalid_options", {
    option: "minValidity",
    problem: "is not a number of seconds",
  });
}
