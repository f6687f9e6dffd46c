import type { ConnectTokenError } from "../errors/ConnectTokenError.js";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import { hintIfNeverMounted } from "./hintIfNeverMounted.js";

interface Wait {
  readonly over: Promise<void>;
  begin(): void;
  /** Nothing is asked for any more, until it begins again. */
  rest(): void;
  end(): void;
}

/**
 * Nobody asks sooner after an answer than this: a boundary may reset itself at once, and React renders what has thrown
 * again before any boundary has shown it, after as long as the rest of the page takes, or the 300 ms for which it shows
 * a fallback. Nothing tells this from a reset; where a pause was too short, the next is twice as long.
 */
const shortestPauseMs = 1_000;
const longestPauseMs = 4_000;

interface Ask {
  /** When there was an answer, by the monotonic clock. */
  at: number;
  pauseMs: number;
  /** What an error boundary has shown, once the pause is over; who mounts after it asks once. */
  shown: ConnectTokenError | null;
}

/** A session of the app's own outlives its provider, which may stand below the boundary. */
const lastAsks = /* @__PURE__ */ new WeakMap<ConnectTokenSession, Ask>();

function lastAsk(session: ConnectTokenSession): Ask {
  const ask = lastAsks.get(session) ?? {
    at: Number.NEGATIVE_INFINITY,
    pauseMs: shortestPauseMs,
    shown: null,
  };
  lastAsks.set(session, ask);
  return ask;
}

export type Home = ReturnType<typeof createHome>;

/**
 * Where a provider stands, whichever user it is for. Components that cannot be shown without a token never mount, so
 * they have no effect that could fetch it: the provider's home does, once it is mounted, after the render in which the
 * token was wished for. No render starts anything; where there are no effects, as on a server, nothing is started at all.
 */
export function createHome() {
  const waits = new Map<ConnectTokenSession, Wait>();
  let isMounted = false;
  let wasMounted = false;
  /** Whose page it is, or was before it is known whose it will be. */
  let last: ConnectTokenSession | null = null;

  function createWait(session: ConnectTokenSession): Wait {
    const ask = lastAsk(session);
    const { access, state } = session.stores;
    let stop: (() => void) | null = null;
    let isAsking = false;
    let resolve = () => {};
    const isOpen = () => waits.get(session) === wait;
    const rest = () => {
      stop?.();
      stop = null;
    };
    const end = () => {
      if (!isOpen()) return;
      waits.delete(session);
      rest();
      ask.shown = null; // what comes now is thrown, be it the same error
      resolve();
    };
    const answered = () => {
      ask.at = session.environment.clock().monotonic;
      const isInVain = isAsking && access.getState().status === "ended";
      ask.pauseMs = isInVain ? Math.min(2 * ask.pauseMs, longestPauseMs) : shortestPauseMs;
      end();
    };
    const begin = () => {
      if (!isMounted || !isOpen() || isAsking || stop !== null) return;
      const present = access.getState();
      if (present.status === "unknown") {
        // One attempt, not all: who is still there then waits anew, and nobody retries for who has gone.
        const ends = [state.subscribe(answered), session.start()];
        stop = () => ends.forEach((each) => void each());
        return;
      }
      // What came while nobody listened was not shown so far.
      if (present.status === "known" || present.error !== ask.shown) return end();
      isAsking = true;
      session.refresh().then(answered, answered);
    };
    const over = new Promise<void>((done) => {
      resolve = done;
    });
    const wait = { over, begin, rest, end };
    return wait;
  }

  return {
    /** From an effect of the provider; returns the effect's end. Who waits for another session looks again. */
    mount(session: ConnectTokenSession) {
      isMounted = true;
      wasMounted = true;
      if (session.externalUserId !== undefined) last = session;
      for (const [its, wait] of waits) its === session ? wait.begin() : wait.end();
      return () => {
        isMounted = false;
        // It may be for good, and React would say of an answer that nobody looks at that it came outside of `act`.
        for (const wait of waits.values()) wait.rest();
      };
    },

    /**
     * Whether this is the render in which another session takes the place of a user's: effects of what is below run
     * before the provider's. Nobody has anything to lose where nobody was signed in.
     */
    isReplacing: (session: ConnectTokenSession | null) =>
      typeof last?.externalUserId === "string" && last !== session,

    /**
     * For a component to throw: resolved when it is worth another look.
     *
     * @param arrival What is waited for beside the session.
     */
    wait(session: ConnectTokenSession, arrival?: PromiseLike<unknown>): Promise<void> {
      const known = waits.get(session);
      if (known) return known.over;
      const wait = createWait(session);
      waits.set(session, wait);
      arrival?.then(wait.end);
      void Promise.resolve().then(wait.begin);
      if (process.env.NODE_ENV !== "production" && !arrival)
        hintIfNeverMounted(session, wait.over, () => wasMounted);
      return wait.over;
    },

    /** Throws why there is no token, unless that was shown before: then it is asked about once more. */
    throwUnlessShown(session: ConnectTokenSession, error: ConnectTokenError): void {
      const ask = lastAsk(session);
      // A session of nobody has nobody to ask about.
      if (error.code !== "signed_out") {
        if (waits.has(session)) return;
        // What throws once more may look at the clock: a server renders once.
        if (ask.shown === error && session.environment.clock().monotonic - ask.at >= ask.pauseMs) return;
      }
      // React renders what has thrown a second time before any boundary shows it.
      void Promise.resolve().then(() => {
        ask.shown = error;
      });
      throw error;
    },
  };
}
