import { type Clock, elapsedMs, type Instant } from "../environment/Clock.js";
import { connectTokenError } from "../errors/browserCatalogue.js";
import type { ConnectTokenError } from "../errors/ConnectTokenError.js";
import { parseScopes } from "../scopes/parseScopes.js";
import { scopeCovers } from "../scopes/scopeCovers.js";
import { grantOf, isUsable, type Lease, usableMs } from "../token/Lease.js";
import { lifeOfAged } from "../token/lifeOf.js";
import type { TokenCallback } from "../token/TokenCallback.js";
import { Alarm } from "./Alarm.js";
import { askCallback, type DatedAnswer } from "./askCallback.js";
import { backoffMs } from "./backoff.js";
import type { ConnectTokenEvent, EventCause } from "./ConnectTokenEvent.js";
import type { CheckedOptions } from "./checkOptions.js";
import { defined } from "./defined.js";
import { describeState, isEnd } from "./describeState.js";
import { fly } from "./flight.js";
import { claimInitialToken, firstState, type InitialToken } from "./InitialToken.js";
import { createLease, defaultScopes, leaseFromAnswer, repeatedLease } from "./leaseFromAnswer.js";
import type { SessionEvents } from "./SessionEvents.js";
import { createSessionStores } from "./SessionStores.js";
import { type Failure, nextAttemptInMs } from "./schedule.js";
import { leaseFromTab, readSteppedUp, type TabMessage, tabsKey, tokenMessage } from "./TabMessage.js";
import { Tabs } from "./Tabs.js";
import { patienceMs, Waiters } from "./Waiters.js";
import { withdraw } from "./withdraw.js";

/** For how long calls share a failure that is not retried by itself. */
const sharedFailureMs = 60_000;
/** A route that hands out its cache goes round in a few tokens; more need not be remembered. */
const refusedTokensKept = 20;

/** Somebody asks for more scopes, and hears of it alone. */
interface StepUp {
  readonly scopes: readonly string[];
  readonly resolve: (granted: readonly string[]) => void;
  readonly reject: (reason: unknown) => void;
}

/** What an attempt was made for. */
interface Attempt {
  readonly number: number;
  /** Who else asks for the same. */
  readonly key: string | null;
  readonly cause: EventCause;
  readonly start: Instant;
  readonly askedAt: number;
  readonly scopes: readonly string[] | null;
  readonly stepUp: StepUp | null;
}

/**
 * What a session knows, and what follows from it. Everything that happens changes a few fields and then goes through
 * {@link look}, the one place that decides. It is one file, and longer than most, because those fields belong together;
 * every rule about them stands in a file of its own.
 */
export class SessionEngine {
  options: CheckedOptions;
  readonly stores;
  readonly #publish;
  readonly #events: SessionEvents;
  readonly #alarm: Alarm;
  readonly #waiters: Waiters;
  readonly #tabs: Tabs;
  readonly #clock: Clock;
  readonly #refused: string[] = [];
  readonly #stepUps: StepUp[] = [];
  #initial: InitialToken | null;
  #lease: Lease | null = null;
  /** Who else asks for what the options ask for; `null`: this session is alone. */
  #key: string | null;
  /** For whose asking the lease was given; others are not told of it. */
  #leaseKey: string | null = null;
  #failure: Failure | null = null;
  #failures = 0;
  /** What is on its way, or waits for other tabs; aborting it gives it up. */
  #flight: AbortController | null = null;
  /** Once the callback is called. */
  #attempt: Attempt | null = null;
  #attempts = 0;
  #lastAskedAt = 0;
  #steppedUp: readonly string[] = [];
  #starts = 0;
  /** Why an attempt is made whatever the schedule says; `null`: the schedule has it. */
  #forcedBy: EventCause | null = null;
  /** The options ask for more than the last attempt did; made up for when somebody needs it. */
  #isOutdated = false;
  #wasReady = false;
  #lastInitial: string | null = null;

  constructor(options: CheckedOptions, events: SessionEvents, clock: Clock) {
    const { environment } = options;
    this.options = options;
    this.#key = tabsKey(options);
    this.#events = events;
    this.#clock = clock;
    this.#alarm = new Alarm(environment, (cause) => this.#wake(cause));
    this.#waiters = new Waiters(clock, environment.timer, () =>
      Promise.resolve().then(() => this.#restIfUnneeded()),
    );
    this.#tabs = new Tabs(environment, clock, (message) => this.#hear(message));
    this.#initial = claimInitialToken(options);
    const { stores, publish } = createSessionStores(
      options.externalUserId === null ? { status: "idle" } : firstState(this.#initial),
    );
    this.stores = stores;
    this.#publish = publish;
  }

  /** Now, in ms of the monotonic clock, and a little later than each time before: what is asked for has an order. */
  askedNow(): number {
    this.#lastAskedAt = Math.max(this.#clock().monotonic, this.#lastAskedAt + 0.001);
    return this.#lastAskedAt;
  }

  /** The lease as it is now; an initial token is looked at on the way. */
  lease(): Lease | null {
    this.#takeInitial();
    return this.#lease;
  }

  /** Keeps the token fresh until the returned function is called. */
  start(): () => void {
    // A microtask later, so that StrictMode's stop and start cost one call; once, so that a thousand gates cost one look.
    if (this.#starts === 0) void Promise.resolve().then(() => this.#starts > 0 && this.look("start"));
    this.#starts++;
    let isStopped = false;
    return () => {
      if (isStopped) return;
      isStopped = true;
      this.#starts--;
      void Promise.resolve().then(() => {
        if (!this.#isNeeded && this.#attempt?.stepUp == null) this.#abort();
        this.#restIfUnneeded();
      });
    };
  }

  /**
   * Waits for a token that the caller accepts: for one `timeout`, and for one more behind an attempt on its way and
   * behind other tabs.
   */
  wait(call: {
    readonly accepts: (lease: Lease) => boolean;
    readonly signal?: AbortSignal | undefined;
    /** Makes an attempt whatever the schedule says; after the one on its way, if there is one. */
    readonly isForced?: boolean;
  }): Promise<string> {
    const { accepts, signal, isForced = false } = call;
    const { timeout } = this.options;
    const ownMs = isForced && this.#attempt !== null ? 2 * timeout : timeout;
    const waitedBefore = this.#tabs.waitedMs(this.#now());
    const timeoutMs = () => ownMs + Math.min(timeout, this.#tabs.waitedMs(this.#now()) - waitedBefore);
    const waiting = this.#waiters.wait({ accepts, signal, timeoutMs, impatience: () => this.#impatience() });
    // What is asked for is tried once, whatever the device believes of its network; then the schedule has it.
    if (isForced || this.#isAtRest) this.#forcedBy = isForced ? "refresh" : "call";
    this.look("call");
    return waiting;
  }

  /** In the refresh window: fetches the next token behind a caller who has the present one. */
  refreshBehind(now: Instant): void {
    const lease = this.#lease;
    if (lease === null || !this.#isAtRest) return;
    if (!this.#isOutdated && elapsedMs(lease.since, now) < lease.refreshAfterMs) return;
    this.#forcedBy = "call";
    this.look("call");
  }

  /** Asks for a token with these scopes beside what there is. @returns What is granted then. */
  stepUp(scopes: readonly string[]): Promise<readonly string[]> {
    return new Promise((resolve, reject) => {
      this.#stepUps.push({ scopes, resolve, reject });
      this.look("step_up");
    });
  }

  /** @param isTold Whether another tab says so, which tells the others itself. */
  invalidate(token: string, isTold = false): void {
    const lease = this.lease();
    const isPresent = lease?.token === token && !lease.isRefused;
    // A route may answer with what another tab knows to be refused.
    if ((isPresent || isTold) && !this.#refused.includes(token)) this.#refused.push(token);
    if (this.#refused.length > refusedTokensKept) this.#refused.shift();
    if (!isPresent) return;
    this.#lease = { ...lease, isRefused: true };
    this.#tabs.open(this.#key);
    if (!isTold) this.#tabs.post({ type: "invalid", token, steppedUp: this.#steppedUp });
    this.look("invalidated");
  }

  /** Takes out of the present token's grant what the API says is not in it. */
  withdrawScope(token: string, denied: readonly string[]): void {
    const lease = this.lease();
    if (lease?.token !== token) return;
    this.#lease = withdraw(lease, denied);
    this.announce();
  }

  setOptions(next: CheckedOptions): void {
    const { scopes, expiresIn, initialToken, tokenCallback } = this.options;
    const key = tabsKey(next);
    const isMoved = key !== this.#key;
    this.options = next;
    this.#key = key;
    if (isMoved) {
      // Whoever waits for a turn waits among others now; who is asking already hears others.
      this.#giveUpWaiting();
      if (this.#flight !== null) this.#tabs.open(key);
    }
    if (next.initialToken !== initialToken) this.#takeLaterToken();
    const held = this.#attempt?.scopes ?? this.#lease?.scopes ?? [];
    const isOther = scopes?.join(" ") !== next.scopes?.join(" ") || expiresIn !== next.expiresIn;
    const isWider = next.scopes?.some((scope) => !scopeCovers(held, scope));
    const isAskable = tokenCallback === undefined && next.tokenCallback !== undefined;
    // What is not retried by itself may be put right by what has changed.
    const hasEnded = this.#hasEnded;
    if ((isOther && (isWider || hasEnded)) || (isAskable && hasEnded)) this.#isOutdated = true;
    if (this.#isNeeded && (this.#isOutdated || isMoved)) this.look("options");
  }

  dispose(error: ConnectTokenError): void {
    const stepUps = [this.#attempt?.stepUp, ...this.#stepUps.splice(0)];
    this.#abort();
    this.#starts = 0;
    this.#initial = null;
    this.#lease = null;
    this.#end(error);
    for (const stepUp of stepUps) stepUp?.reject(error);
    for (const waiter of this.#waiters) waiter.reject(error);
    this.#release();
    this.announce();
  }

  /** Looks at the clock and decides: who is answered, whether an attempt is made, when to look again, what is published. */
  look(cause: EventCause): void {
    const now = this.#now();
    this.#takeInitial();
    this.#endWithoutCallback(now);
    this.#answerWaiters(now);
    if (this.#isNeeded) this.#tabs.open(this.#key);
    if (this.#leaseToShare(now) !== null) this.#tabs.offer();
    else this.#tabs.withdraw();
    const dueInMs = this.#dueInMs(now);
    if (dueInMs !== null && dueInMs <= 0) this.#begin(cause);
    if (this.#isNeeded) this.#alarm.set(this.#alarmInMs(now));
    else this.#release();
    this.announce();
  }

  /** Publishes what is known now, and tells of an end. */
  announce(): void {
    const now = this.#now();
    this.#takeInitial();
    this.#endWithoutCallback(now);
    if (this.#initial !== null) return;
    const before = this.stores.state.getState();
    const next = describeState({
      now,
      lease: this.#lease,
      failure: this.#failure,
      isFetching: this.#flight !== null,
    });
    this.#publish(next);
    // Nothing is said of an initial token that had lapsed before anybody looked.
    const isLapse = next.status === "expired" && before.status !== "expired" && this.#wasReady;
    if (isLapse) this.#events.emit({ type: "expired" });
    if (isEnd(next) && !isEnd(before)) this.#events.emit({ type: "ended", code: next.error.code });
  }

  get #isNeeded(): boolean {
    return this.#starts > 0 || this.#waiters.size > 0 || this.#stepUps.length > 0;
  }

  /** Whether no attempt is on its way and none is being waited for: none has failed, or the wait after it is over. */
  get #isAtRest(): boolean {
    if (this.#flight !== null || this.#initial !== null) return false;
    if (this.#failure === null) return true;
    const { since, retryInMs } = this.#failure;
    return elapsedMs(since, this.#now()) >= (retryInMs ?? sharedFailureMs);
  }

  /** Whether nothing is tried any more by itself. */
  get #hasEnded(): boolean {
    return this.#failure?.retryInMs === null;
  }

  #end(error: ConnectTokenError): void {
    this.#failure = { error, since: this.#now(), retryInMs: null, isOffline: false };
  }

  #now(): Instant {
    return this.#clock();
  }

  #wake(cause: EventCause): void {
    // What is not retried by itself is asked again each time somebody comes back and looks.
    const isSeen = cause === "seen" && this.options.environment.visibility.read();
    if (isSeen && this.#hasEnded && this.#flight === null) this.#forcedBy = cause;
    this.look(cause === "due" && this.#failure !== null ? "retry" : cause);
  }

  #takeInitial(): void {
    const initial = this.#initial;
    if (initial === null || initial.isPromise) return;
    this.#initial = null;
    this.#acceptInitial(initial, initial.value);
  }

  /** A new initial token for the same user is taken only if it ends later. */
  #takeLaterToken(): void {
    const initial = claimInitialToken(this.options);
    if (initial === null || initial.isPromise) return;
    this.#acceptInitial(initial, initial.value);
    this.look("initial");
  }

  #acceptInitial(initial: InitialToken, value: unknown): void {
    const now = this.#now();
    let lease: Lease;
    try {
      const read = initial.read(value);
      lease = createLease(read, now, lifeOfAged(read, now), this.options.environment.random());
    } catch (reason) {
      return this.#dropInitial(reason);
    }
    // An object written inline is another one on each render. The token in it lives no longer for being given again.
    const isKnown = lease.token === this.#lastInitial || this.#refused.includes(lease.token);
    this.#lastInitial = lease.token;
    const isLater = this.#lease === null || usableMs(lease, now) > Math.max(0, usableMs(this.#lease, now));
    if (isKnown || lease.token === this.#lease?.token || !isLater) return;
    if (isUsable(lease, now)) this.#accept(lease, { cause: "initial" });
    else this.#lease = lease; // nothing is said of it, and the gates keep what it granted
    this.#warnOfAssumedScope(lease);
  }

  #dropInitial(reason: unknown): void {
    this.#events.warn("dropped_initial_token", { reason });
  }

  #endWithoutCallback(now: Instant): void {
    if (this.options.tokenCallback !== undefined || this.#initial !== null) return;
    const error = connectTokenError("token_ended", {});
    this.#forcedBy = null;
    this.#isOutdated = false;
    for (const stepUp of this.#stepUps.splice(0)) stepUp.reject(error);
    if (!this.#hasEnded && !isUsable(this.#lease, now)) this.#end(error);
  }

  #answerWaiters(now: Instant): void {
    const lease = this.#lease;
    const isOnItsWay = this.#flight !== null || this.#forcedBy !== null || this.#isOutdated;
    for (const waiter of this.#waiters) {
      if (isUsable(lease, now) && waiter.accepts(lease)) waiter.resolve(lease.token);
      else if (this.#failure !== null && !isOnItsWay) {
        const { retryInMs, since, error } = this.#failure;
        const isTooLate = retryInMs === null || retryInMs - elapsedMs(since, now) > patienceMs(waiter, now);
        if (isTooLate) waiter.reject(error);
      }
    }
  }

  #impatience(): ConnectTokenError {
    const { environment, timeout } = this.options;
    if (!environment.network.read()) return connectTokenError("offline", {});
    return this.#failure?.error ?? connectTokenError("callback_timeout", { timeoutMs: timeout });
  }

  #dueInMs(now: Instant): number | null {
    if (this.#flight !== null) return null;
    if (this.options.tokenCallback === undefined && this.#initial === null) return null;
    if (this.#forcedBy !== null || this.#stepUps.length > 0) return 0;
    if (this.#isOutdated && this.#isNeeded) return 0;
    const { refreshWhenHidden, environment } = this.options;
    return nextAttemptInMs({
      now,
      isNeeded: this.#isNeeded,
      isAsked: this.#waiters.size > 0,
      isVisible: refreshWhenHidden || environment.visibility.read(),
      isOnline: environment.network.read(),
      lease: this.#lease,
      failure: this.#failure,
    });
  }

  /** When to look again: for the next attempt, or at the token's end, whichever comes first. */
  #alarmInMs(now: Instant): number | null {
    const endInMs = usableMs(this.#lease, now);
    const times = [this.#dueInMs(now), endInMs > 0 ? endInMs : null].filter((time) => time !== null);
    const first = Math.min(...times);
    return Number.isFinite(first) ? first : null;
  }

  #begin(cause: EventCause): void {
    const { externalUserId, tokenCallback } = this.options;
    if (this.#initial !== null) this.#awaitInitial(this.#initial);
    else if (externalUserId != null && tokenCallback) this.#ask(externalUserId, tokenCallback, cause);
  }

  /** A streamed initial token counts as the first attempt. */
  #awaitInitial(initial: InitialToken): void {
    const settle = (take: () => void) => {
      this.#flight = null;
      this.#initial = null;
      take();
      this.look("initial");
    };
    const flight = new AbortController();
    this.#flight = flight;
    void this.#fly(
      flight,
      async () => initial.value,
      (value) => settle(() => this.#acceptInitial(initial, value)),
      (reason) => settle(() => this.#dropInitial(reason)),
    );
  }

  /** Starts what is then on its way. Exactly one of its two ends is told, once; neither after it was given up. */
  #fly<Answer>(
    flight: AbortController,
    run: (signal: AbortSignal) => Promise<Answer>,
    landed: (answer: Answer) => void,
    failed: (reason: unknown) => void,
  ): Promise<void> {
    const { timeout, environment } = this.options;
    const unlessGivenUp =
      <Value>(end: (value: Value) => void) =>
      (value: Value) => {
        if (this.#flight === flight) end(value);
      };
    return fly(run, flight, timeout, environment.timer).then(unlessGivenUp(landed), unlessGivenUp(failed));
  }

  #ask(externalUserId: string, tokenCallback: TokenCallback, lookedBecause: EventCause): void {
    const flight = new AbortController();
    this.#flight = flight;
    const isAsking = () => usableMs(this.#lease, this.#now()) <= 0 && this.#lease?.isRefused !== true;
    this.#tabs.open(this.#key);
    void this.#tabs.alone(flight.signal, this.options.timeout, isAsking, () => {
      const attempt = this.#beginAttempt(lookedBecause);
      const { expiresIn } = this.options;
      const request = defined({ externalUserId, scope: attempt.scopes?.join(" "), expiresIn });
      return this.#fly(
        flight,
        (signal) => askCallback(tokenCallback, request, signal, this.#clock),
        (answer) => this.#land(attempt, answer),
        (reason) => this.#fail(attempt, reason),
      ).then(() => this.#lease?.askedAt === attempt.askedAt);
    });
  }

  /** It is this session's turn: whatever was wished for until now is what it asks for. */
  #beginAttempt(lookedBecause: EventCause): Attempt {
    const stepUp = this.#stepUps.shift() ?? null;
    const cause =
      stepUp === null ? (this.#forcedBy ?? (this.#isOutdated ? "options" : lookedBecause)) : "step_up";
    if (stepUp === null) {
      this.#forcedBy = null;
      this.#isOutdated = false;
    }
    const scopes = this.#scopesToAskFor(stepUp);
    const number = ++this.#attempts;
    const start = this.#now();
    this.#attempt = { number, key: this.#key, cause, start, askedAt: this.askedNow(), scopes, stepUp };
    this.#events.emit({ type: "fetching", cause, attempt: number });
    return this.#attempt;
  }

  /** What was granted by stepping up stays asked for; `null` leaves the choice to the route. */
  #scopesToAskFor(stepUp: StepUp | null): readonly string[] | null {
    const further = [...this.#steppedUp, ...(stepUp?.scopes ?? [])];
    if (further.length === 0) return this.options.scopes;
    return parseScopes([...(this.options.scopes ?? this.#lease?.scopes ?? []), ...further]);
  }

  #land(attempt: Attempt, answer: DatedAnswer): void {
    const { scopes, stepUp } = attempt;
    const previous = this.#lease;
    let lease: Lease;
    try {
      lease = { ...this.#leaseFrom(answer, scopes), askedAt: attempt.askedAt };
    } catch (reason) {
      return this.#fail(attempt, reason);
    }
    this.#leaveFlight();
    if (stepUp !== null) {
      const further = [...this.#steppedUp, ...stepUp.scopes];
      this.#steppedUp = further.filter((scope) => scopeCovers(lease.scopes, scope));
      stepUp.resolve(grantOf(lease));
    }
    const isRepeated = lease.token === previous?.token;
    // Another tab may have asked later and been answered earlier.
    if (stepUp !== null || previous === null || lease.askedAt > previous.askedAt)
      this.#accept(lease, this.#told(attempt), attempt.key);
    if (isRepeated) this.#events.warn("repeated_token", {});
    // The options may have changed since, and whom they are shared with.
    if (attempt.key === this.#key)
      this.#tabs.post(
        isRepeated
          ? { type: "repeated", token: lease.token }
          : tokenMessage(lease, this.#steppedUp, this.#now()),
      );
    this.#warnOfAssumedScope(lease);
    this.look(attempt.cause);
  }

  /** @throws ConnectTokenError `expired_on_arrival`, `repeated_token` */
  #leaseFrom(answer: DatedAnswer, asked: readonly string[] | null): Lease {
    const { read } = answer;
    const now = this.#now();
    if (this.#refused.includes(read.token)) throw connectTokenError("repeated_token", {});
    if (this.#lease?.token === read.token) return repeatedLease(this.#lease, read.scopes, now);
    return leaseFromAnswer(answer, asked, now, this.options.environment.random());
  }

  #warnOfAssumedScope({ scopes }: Lease): void {
    if (scopes === defaultScopes) this.#events.warn("assumed_scope", {});
  }

  #fail(attempt: Attempt, reason: unknown): void {
    const error = reason as ConnectTokenError; // nothing else comes from asking, landing or the time limit
    const told = { ...this.#told(attempt), code: error.code };
    this.#leaveFlight();
    attempt.stepUp?.reject(error);
    if (attempt.stepUp !== null || (this.#lease !== null && this.#lease.askedAt > attempt.askedAt)) {
      // The token that is there is as good as before, or newer, so nothing but this call has failed.
      this.#events.emit({ type: "failed", ...told });
      return this.look(attempt.cause);
    }
    const { random, network } = this.options.environment;
    const since = this.#now();
    this.#failures++;
    // A person's `refresh()` that fails as well does not bring the time forward that the route asked for.
    const plannedInMs = (this.#failure?.retryInMs ?? 0) - elapsedMs(this.#failure?.since ?? since, since);
    const retryInMs = error.retryable
      ? Math.max(plannedInMs, backoffMs(this.#failures, error.retryAfter, random()))
      : null;
    const nextAt = retryInMs === null ? null : new Date(since.wall + retryInMs);
    const planned = nextAt === null ? error : error.withRetryAt(nextAt);
    this.#failure = { error: planned, since, retryInMs, isOffline: !network.read() };
    // Told before anything follows from it; who reads the state then has it looked at first.
    this.#events.emit({ type: "failed", ...told });
    if (nextAt !== null && this.#isNeeded) this.#events.emit({ type: "retrying", ...told, nextAt });
    this.look("retry");
  }

  #told({ number, cause, start }: Attempt) {
    return { cause, attempt: number, durationMs: elapsedMs(start, this.#now()) };
  }

  #accept(lease: Lease, told: Partial<ConnectTokenEvent>, key = this.#key): void {
    this.#lease = lease;
    this.#leaseKey = key;
    this.#failure = null;
    this.#failures = 0;
    const type = this.#wasReady ? "refreshed" : "ready";
    this.#wasReady = true;
    const now = this.#now();
    const inMs = lease.refreshAfterMs - elapsedMs(lease.since, now);
    const isPlanned = this.#starts > 0 && Number.isFinite(inMs);
    this.#events.emit({ type, ...told, ...(isPlanned ? { nextAt: new Date(now.wall + inMs) } : {}) });
    this.#answerWaiters(now);
    // Whoever wished for more has it now, or has gone.
    if (this.#waiters.size === 0) this.#forcedBy = null;
  }

  /** What another session of the same key says. It is input like any other. */
  #hear(message: Partial<TabMessage>): void {
    const lease = this.lease();
    const now = this.#now();
    if (message.type === "ask") {
      const shared = this.#leaseToShare(now);
      if (shared !== null) this.#tabs.post(tokenMessage(shared, this.#steppedUp, now));
    } else if (message.type === "invalid") {
      // It may have its turn already, without having heard of the token itself.
      this.#steppedUp = parseScopes([...this.#steppedUp, ...readSteppedUp(message.steppedUp)]);
      if (typeof message.token === "string") this.invalidate(message.token, true);
    } else if (message.type === "repeated" && isUsable(lease, now) && message.token === lease.token) {
      this.#lease = repeatedLease(lease, null, now);
      this.look("tab");
    } else if (message.type === "token") this.#adopt(message, now);
  }

  /** What those who ask for the same may be given. */
  #leaseToShare(now: Instant): Lease | null {
    return isUsable(this.#lease, now) && this.#leaseKey === this.#key ? this.#lease : null;
  }

  #adopt(message: unknown, now: Instant): void {
    const { externalUserId, environment } = this.options;
    let heard: ReturnType<typeof leaseFromTab>;
    try {
      heard = leaseFromTab(message, externalUserId ?? "", now, environment.random());
    } catch {
      return; // it was not for us to understand, and nothing is lost
    }
    const { lease, steppedUp } = heard;
    const { token, scopes, askedAt } = lease;
    const isLacking = this.#steppedUp.some((scope) => !scopeCovers(scopes, scope));
    const isKnown = token === this.#lease?.token || this.#refused.includes(token);
    // What tabs tell each other has lost up to two milliseconds.
    const isOlder = this.#lease !== null && askedAt < this.#lease.askedAt - 2;
    if (!isUsable(lease, now) || isLacking || isKnown || isOlder) return;
    this.#steppedUp = parseScopes([...this.#steppedUp, ...steppedUp]).filter((scope) =>
      scopeCovers(scopes, scope),
    );
    this.#accept(lease, { type: "adopted", cause: "tab" });
    if (this.#attempt === null) {
      // Nothing was asked for yet, and only who asked later than this still wants to.
      this.#abort();
      this.#initial = null;
      this.#isOutdated = false;
      if (this.#waiters.size > 0) this.#forcedBy = "refresh";
    }
    this.look("tab");
  }

  #leaveFlight(): void {
    this.#flight = null;
    this.#attempt = null;
  }

  #giveUp(): void {
    this.#flight?.abort();
    this.#leaveFlight();
  }

  /** What is asked for already may still be answered; what only waits for its turn need not. */
  #giveUpWaiting(): void {
    if (this.#attempt === null && this.#initial === null) this.#giveUp();
  }

  #abort(): void {
    this.#giveUp();
    this.#forcedBy = null;
  }

  /** Releases every timer and listener when nobody needs them. */
  #restIfUnneeded(): void {
    if (this.#isNeeded) return;
    this.#giveUpWaiting();
    this.#release();
    this.announce();
  }

  #release(): void {
    this.#alarm.clear();
    // A call that nobody waits for any more still has its answer to tell.
    if (this.#flight === null) this.#tabs.close();
  }
}
