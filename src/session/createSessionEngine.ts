import { type Clock, elapsedMs, type Instant } from "../environment/Clock.js";
import { connectTokenError } from "../errors/browserCatalogue.js";
import type { ConnectTokenError } from "../errors/ConnectTokenError.js";
import { parseScopes } from "../scopes/parseScopes.js";
import { scopeCovers } from "../scopes/scopeCovers.js";
import { grantOf, isUsable, type Lease, usableMs } from "../token/Lease.js";
import { lifeOfAged } from "../token/lifeOf.js";
import type { TokenCallback } from "../token/TokenCallback.js";
import { askCallback, type DatedAnswer } from "./askCallback.js";
import { backoffMs } from "./backoff.js";
import type { ConnectTokenEvent, EventCause } from "./ConnectTokenEvent.js";
import type { CheckedOptions } from "./checkOptions.js";
import { createAlarm } from "./createAlarm.js";
import type { SessionEvents } from "./createSessionEvents.js";
import { createTabs } from "./createTabs.js";
import { createWaiters, patienceMs } from "./createWaiters.js";
import { defined } from "./defined.js";
import { describeState, isEnd } from "./describeState.js";
import { fly } from "./flight.js";
import { claimInitialToken, firstState, type InitialToken } from "./InitialToken.js";
import { createLease, defaultScopes, leaseFromAnswer, repeatedLease } from "./leaseFromAnswer.js";
import { createSessionStores } from "./SessionStores.js";
import { type Failure, nextAttemptInMs } from "./schedule.js";
import { leaseFromTab, readSteppedUp, type TabMessage, tabsKey, tokenMessage } from "./TabMessage.js";
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
export function createSessionEngine(given: CheckedOptions, events: SessionEvents, clock: Clock) {
  const { environment } = given;
  let options = given;
  const refused: string[] = [];
  const stepUps: StepUp[] = [];
  const initial = claimInitialToken(given);
  let initialLeft = initial;
  /** A later one, once the options have brought it. */
  let initialLater: InitialToken | null = null;
  let present: Lease | null = null;
  /** Who else asks for what the options ask for; `null`: this session is alone. */
  let ownKey = tabsKey(given);
  /** For whose asking the present token was given; others are not told of it. */
  let presentKey: string | null = null;
  let failure: Failure | null = null;
  let failures = 0;
  /** What is on its way, or waits for other tabs; aborting it gives it up. */
  let onItsWay: AbortController | null = null;
  /** Once the callback is called. */
  let asking: Attempt | null = null;
  let attempts = 0;
  let lastAskedAt = 0;
  let steppedUp: readonly string[] = [];
  let starts = 0;
  /** Why an attempt is made whatever the schedule says; `null`: the schedule has it. */
  let forcedBy: EventCause | null = null;
  /** The options ask for more than the last attempt did; made up for when somebody needs it. */
  let isOutdated = false;
  let wasReady = false;
  let lastInitial: string | null = null;

  const alarm = createAlarm(environment, wake);
  const waiters = createWaiters(clock, environment.timer, () => Promise.resolve().then(restIfUnneeded));
  const tabs = createTabs(environment, clock, hear);
  const { stores, publish } = createSessionStores(
    given.externalUserId === null ? { status: "idle" } : firstState(initial),
  );

  /** Now, in ms of the monotonic clock, and a little later than each time before: what is asked for has an order. */
  function askedNow(): number {
    lastAskedAt = Math.max(clock().monotonic, lastAskedAt + 0.001);
    return lastAskedAt;
  }

  /** The lease as it is now; an initial token is looked at on the way. */
  function currentLease(): Lease | null {
    takeInitial();
    return present;
  }

  /** Keeps the token fresh until the returned function is called. */
  function start(): () => void {
    // A microtask later, so that StrictMode's stop and start cost one call; once, so that a thousand gates cost one look.
    if (starts === 0) void Promise.resolve().then(() => starts > 0 && look("start"));
    starts++;
    let isStopped = false;
    return () => {
      if (isStopped) return;
      isStopped = true;
      starts--;
      void Promise.resolve().then(() => {
        if (!isNeeded() && asking?.stepUp == null) abort();
        restIfUnneeded();
      });
    };
  }

  /**
   * Waits for a token that the caller accepts: for one `timeout`, and for one more behind an attempt on its way and
   * behind other tabs.
   */
  function wait(call: {
    readonly accepts: (lease: Lease) => boolean;
    readonly signal?: AbortSignal | undefined;
    /** Makes an attempt whatever the schedule says; after the one on its way, if there is one. */
    readonly isForced?: boolean;
  }): Promise<string> {
    const { accepts, signal, isForced = false } = call;
    const { timeout } = options;
    const ownMs = isForced && asking !== null ? 2 * timeout : timeout;
    const waitedBefore = tabs.waitedMs(clock());
    const timeoutMs = () => ownMs + Math.min(timeout, tabs.waitedMs(clock()) - waitedBefore);
    const waiting = waiters.wait({ accepts, signal, timeoutMs, impatience });
    // What is asked for is tried once, whatever the device believes of its network; then the schedule has it.
    if (isForced || isAtRest()) forcedBy = isForced ? "refresh" : "call";
    look("call");
    return waiting;
  }

  /** In the refresh window: fetches the next token behind a caller who has the present one. */
  function refreshBehind(now: Instant): void {
    const lease = present;
    if (lease === null || !isAtRest()) return;
    if (!isOutdated && elapsedMs(lease.since, now) < lease.refreshAfterMs) return;
    forcedBy = "call";
    look("call");
  }

  /** Asks for a token with these scopes beside what there is, unless that is enough. @returns What is granted then. */
  function askForMore(scopes: readonly string[]): Promise<readonly string[]> {
    return new Promise((resolve, reject) => {
      stepUps.push({ scopes, resolve, reject });
      look("step_up");
    });
  }

  /** @param isTold Whether another tab says so, which tells the others itself. */
  function invalidate(token: string, isTold = false): void {
    const lease = currentLease();
    const isPresent = lease?.token === token && !lease.isRefused;
    // A route may answer with what another tab knows to be refused.
    if ((isPresent || isTold) && !refused.includes(token)) refused.push(token);
    if (refused.length > refusedTokensKept) refused.shift();
    if (!isPresent) return;
    present = { ...lease, isRefused: true };
    tabs.open(ownKey);
    if (!isTold) tabs.post({ type: "invalid", token, steppedUp });
    look("invalidated");
  }

  /** Takes out of the present token's grant what the API says is not in it. */
  function withdrawScope(token: string, denied: readonly string[]): void {
    const lease = currentLease();
    if (lease?.token !== token) return;
    present = withdraw(lease, denied);
    announce();
  }

  function setOptions(next: CheckedOptions): void {
    const { scopes, expiresIn, initialToken, tokenCallback } = options;
    const key = tabsKey(next);
    const isMoved = key !== ownKey;
    options = next;
    ownKey = key;
    if (isMoved) {
      // Whoever waits for a turn waits among others now; who is asking already hears others.
      giveUpWaiting();
      if (onItsWay !== null) tabs.open(key);
      else restIfUnneeded();
    }
    if (next.initialToken !== initialToken) takeLaterToken();
    const held = asking?.scopes ?? present?.scopes ?? [];
    const isOther = scopes?.join(" ") !== next.scopes?.join(" ") || expiresIn !== next.expiresIn;
    const isWider = next.scopes?.some((scope) => !scopeCovers(held, scope));
    const isAskable = tokenCallback === undefined && next.tokenCallback !== undefined;
    // What is not retried by itself may be put right by what has changed.
    const isOver = hasEnded();
    if ((isOther && (isWider || isOver)) || (isAskable && isOver)) isOutdated = true;
    if (isNeeded() && (isOutdated || isMoved)) look("options");
  }

  function dispose(error: ConnectTokenError): void {
    const open = [asking?.stepUp, ...stepUps.splice(0)];
    abort();
    starts = 0;
    initialLeft = null;
    initialLater = null;
    present = null;
    end(error);
    for (const stepUp of open) stepUp?.reject(error);
    for (const waiter of waiters.all()) waiter.reject(error);
    release();
    announce();
  }

  /** Looks at the clock and decides: who is answered, whether an attempt is made, when to look again, what is published. */
  function look(cause: EventCause): void {
    const now = clock();
    takeInitial();
    endWithoutCallback(now);
    answerWaiters(now);
    answerStepUps(now);
    if (isNeeded()) tabs.open(ownKey);
    if (leaseToShare(now) !== null) tabs.offer();
    else tabs.withdraw();
    const dueInMs = nextInMs(now);
    if (dueInMs !== null && dueInMs <= 0) begin(cause);
    if (isNeeded()) alarm.set(alarmInMs(now));
    else release();
    announce();
  }

  /** Publishes what is known now, and tells of an end. */
  function announce(): void {
    const now = clock();
    takeInitial();
    endWithoutCallback(now);
    if (initialLeft !== null) return;
    const before = stores.state.getState();
    const next = describeState({
      now,
      lease: present,
      failure: failure,
      isFetching: onItsWay !== null,
    });
    publish(next);
    // Nothing is said of an initial token that had lapsed before anybody looked.
    const isLapse = next.status === "expired" && before.status !== "expired" && wasReady;
    if (isLapse) events.emit({ type: "expired" });
    if (isEnd(next) && !isEnd(before)) events.emit({ type: "ended", code: next.error.code });
  }

  function isNeeded(): boolean {
    return starts > 0 || waiters.size > 0 || stepUps.length > 0;
  }

  /** Whether no attempt is on its way and none is being waited for: none has failed, or the wait after it is over. */
  function isAtRest(): boolean {
    if (onItsWay !== null || initialLeft !== null) return false;
    if (failure === null) return true;
    const { since, retryInMs } = failure;
    return elapsedMs(since, clock()) >= (retryInMs ?? sharedFailureMs);
  }

  /** Whether nothing is tried any more by itself. */
  function hasEnded(): boolean {
    return failure?.retryInMs === null;
  }

  function end(error: ConnectTokenError): void {
    failure = { error, since: clock(), retryInMs: null, isOffline: false };
  }

  function wake(cause: EventCause): void {
    // What is not retried by itself is asked again each time somebody comes back and looks.
    const isSeen = cause === "seen" && environment.visibility.read();
    if (isSeen && hasEnded() && onItsWay === null) forcedBy = cause;
    look(cause === "due" && failure !== null ? "retry" : cause);
  }

  function takeInitial(): void {
    const initial = initialLeft;
    if (initial === null || initial.isPromise) return;
    initialLeft = null;
    acceptInitial(initial, initial.value);
  }

  /** A new initial token for the same user is taken only if it ends later; a promise does not hold anybody up. */
  function takeLaterToken(): void {
    const later = claimInitialToken(options);
    initialLater = later;
    if (later === null) return;
    const settle = (take: () => void) => {
      if (initialLater !== later) return;
      take();
      // What came first need not be waited for any more.
      if (initialLeft !== null && isUsable(present, clock())) {
        giveUp();
        initialLeft = null;
      }
      look("initial");
    };
    if (!later.isPromise) return settle(() => acceptInitial(later, later.value));
    void Promise.resolve(later.value).then(
      (value) => settle(() => acceptInitial(later, value)),
      (reason) => settle(() => dropInitial(reason)),
    );
  }

  function acceptInitial(initial: InitialToken, value: unknown): void {
    const now = clock();
    let lease: Lease;
    try {
      const read = initial.read(value);
      lease = createLease(read, now, lifeOfAged(read, now), environment.random());
    } catch (reason) {
      return dropInitial(reason);
    }
    // An object written inline is another one on each render. The token in it lives no longer for being given again.
    const isKnown = lease.token === lastInitial || refused.includes(lease.token);
    lastInitial = lease.token;
    const isLater = present === null || usableMs(lease, now) > Math.max(0, usableMs(present, now));
    if (isKnown || lease.token === present?.token || !isLater) return;
    if (isUsable(lease, now)) accept(lease, { cause: "initial" });
    else present = lease; // nothing is said of it, and the gates keep what it granted
    warnOfAssumedScope(lease);
  }

  function dropInitial(reason: unknown): void {
    events.warn("dropped_initial_token", { reason });
  }

  function endWithoutCallback(now: Instant): void {
    if (options.tokenCallback !== undefined || initialLeft !== null) return;
    const error = connectTokenError("token_ended", {});
    forcedBy = null;
    isOutdated = false;
    for (const stepUp of stepUps.splice(0)) stepUp.reject(error);
    if (!hasEnded() && !isUsable(present, now)) end(error);
  }

  function answerWaiters(now: Instant): void {
    const lease = present;
    const isOnItsWay = onItsWay !== null || forcedBy !== null || isOutdated;
    for (const waiter of waiters.all()) {
      if (isUsable(lease, now) && waiter.accepts(lease)) waiter.resolve(lease.token);
      else if (failure !== null && !isOnItsWay) {
        const { retryInMs, since, error } = failure;
        const isTooLate = retryInMs === null || retryInMs - elapsedMs(since, now) > patienceMs(waiter, now);
        if (isTooLate) waiter.reject(error);
      }
    }
  }

  /** Whoever asks for what is granted has it, be it since another one asked for the same; the others keep their order. */
  function answerStepUps(now: Instant): void {
    if (!isUsable(present, now)) return;
    const granted = grantOf(present);
    for (const stepUp of stepUps.splice(0)) {
      if (stepUp.scopes.every((scope) => scopeCovers(granted, scope))) stepUp.resolve(granted);
      else stepUps.push(stepUp);
    }
  }

  function impatience(): ConnectTokenError {
    if (!environment.network.read()) return connectTokenError("offline", {});
    return failure?.error ?? connectTokenError("callback_timeout", { timeoutMs: options.timeout });
  }

  function nextInMs(now: Instant): number | null {
    if (onItsWay !== null) return null;
    if (options.tokenCallback === undefined && initialLeft === null) return null;
    if (forcedBy !== null || stepUps.length > 0) return 0;
    if (isOutdated && isNeeded()) return 0;
    return nextAttemptInMs({
      now,
      isNeeded: isNeeded(),
      isAsked: waiters.size > 0,
      isVisible: options.refreshWhenHidden || environment.visibility.read(),
      isOnline: environment.network.read(),
      lease: present,
      failure: failure,
    });
  }

  /** When to look again: for the next attempt, or at the token's end, whichever comes first. */
  function alarmInMs(now: Instant): number | null {
    const endInMs = usableMs(present, now);
    const times = [nextInMs(now), endInMs > 0 ? endInMs : null].filter((time) => time !== null);
    const first = Math.min(...times);
    return Number.isFinite(first) ? first : null;
  }

  function begin(cause: EventCause): void {
    const { externalUserId, tokenCallback } = options;
    if (initialLeft !== null) awaitInitial(initialLeft);
    else if (externalUserId != null && tokenCallback) ask(externalUserId, tokenCallback, cause);
  }

  /** A streamed initial token counts as the first attempt. */
  function awaitInitial(initial: InitialToken): void {
    const settle = (take: () => void) => {
      onItsWay = null;
      initialLeft = null;
      take();
      look("initial");
    };
    const flight = new AbortController();
    onItsWay = flight;
    void launch(
      flight,
      async () => initial.value,
      (value) => settle(() => acceptInitial(initial, value)),
      (reason) => settle(() => dropInitial(reason)),
    );
  }

  /** Starts what is then on its way. Exactly one of its two ends is told, once; neither after it was given up. */
  function launch<Answer>(
    flight: AbortController,
    run: (signal: AbortSignal) => Promise<Answer>,
    landed: (answer: Answer) => void,
    failed: (reason: unknown) => void,
  ): Promise<void> {
    const unlessGivenUp =
      <Value>(end: (value: Value) => void) =>
      (value: Value) => {
        if (onItsWay === flight) end(value);
      };
    return fly(run, flight, options.timeout, environment.timer).then(
      unlessGivenUp(landed),
      unlessGivenUp(failed),
    );
  }

  function ask(externalUserId: string, tokenCallback: TokenCallback, lookedBecause: EventCause): void {
    const flight = new AbortController();
    onItsWay = flight;
    const isAsking = () => usableMs(present, clock()) <= 0 && present?.isRefused !== true;
    tabs.open(ownKey);
    void tabs.alone(flight.signal, options.timeout, isAsking, () => {
      const attempt = beginAttempt(lookedBecause);
      const { expiresIn } = options;
      const request = defined({ externalUserId, scope: attempt.scopes?.join(" "), expiresIn });
      return launch(
        flight,
        // Whoever asks in an effect asks before the provider's own has given the options of the same render.
        (signal) => askCallback(options.tokenCallback ?? tokenCallback, request, signal, clock),
        (answer) => land(attempt, answer),
        (reason) => fail(attempt, reason),
      ).then(() => present?.askedAt === attempt.askedAt);
    });
  }

  /** It is this session's turn: whatever was wished for until now is what it asks for. */
  function beginAttempt(lookedBecause: EventCause): Attempt {
    const stepUp = stepUps.shift() ?? null;
    const cause = stepUp === null ? (forcedBy ?? (isOutdated ? "options" : lookedBecause)) : "step_up";
    if (stepUp === null) {
      forcedBy = null;
      isOutdated = false;
    }
    const scopes = scopesToAskFor(stepUp);
    const number = ++attempts;
    const start = clock();
    asking = { number, key: ownKey, cause, start, askedAt: askedNow(), scopes, stepUp };
    events.emit({ type: "fetching", cause, attempt: number });
    return asking;
  }

  /** What was granted by stepping up stays asked for; `null` leaves the choice to the route. */
  function scopesToAskFor(stepUp: StepUp | null): readonly string[] | null {
    const further = [...steppedUp, ...(stepUp?.scopes ?? [])];
    if (further.length === 0) return options.scopes;
    return parseScopes([...(options.scopes ?? present?.scopes ?? []), ...further]);
  }

  function land(attempt: Attempt, answer: DatedAnswer): void {
    const { scopes, stepUp } = attempt;
    const previous = present;
    let lease: Lease;
    try {
      lease = { ...leaseFrom(answer, scopes), askedAt: attempt.askedAt };
    } catch (reason) {
      return fail(attempt, reason);
    }
    leaveFlight();
    if (stepUp !== null) {
      const further = [...steppedUp, ...stepUp.scopes];
      steppedUp = further.filter((scope) => scopeCovers(lease.scopes, scope));
      stepUp.resolve(grantOf(lease));
    }
    const isRepeated = lease.token === previous?.token;
    // Another tab may have asked later and been answered earlier.
    if (stepUp !== null || previous === null || lease.askedAt > previous.askedAt)
      accept(lease, toldOf(attempt), attempt.key);
    if (isRepeated) events.warn("repeated_token", {});
    // The options may have changed since, and whom they are shared with.
    if (attempt.key === ownKey)
      tabs.post(
        isRepeated ? { type: "repeated", token: lease.token } : tokenMessage(lease, steppedUp, clock()),
      );
    warnOfAssumedScope(lease);
    look(attempt.cause);
  }

  /** @throws ConnectTokenError `expired_on_arrival`, `repeated_token` */
  function leaseFrom(answer: DatedAnswer, asked: readonly string[] | null): Lease {
    const { read } = answer;
    const now = clock();
    if (refused.includes(read.token)) throw connectTokenError("repeated_token", {});
    if (present?.token === read.token) return repeatedLease(present, read.scopes, now);
    return leaseFromAnswer(answer, asked, now, environment.random());
  }

  function warnOfAssumedScope({ scopes }: Lease): void {
    if (scopes === defaultScopes) events.warn("assumed_scope", {});
  }

  function fail(attempt: Attempt, reason: unknown): void {
    const error = reason as ConnectTokenError; // nothing else comes from asking, landing or the time limit
    const told = { ...toldOf(attempt), code: error.code };
    leaveFlight();
    if (!error.retryable) events.explain(error);
    attempt.stepUp?.reject(error);
    if (attempt.stepUp !== null || (present !== null && present.askedAt > attempt.askedAt)) {
      // The token that is there is as good as before, or newer, so nothing but this call has failed.
      events.emit({ type: "failed", ...told });
      return look(attempt.cause);
    }
    const { random, network } = environment;
    const since = clock();
    failures++;
    // A person's `refresh()` that fails as well does not bring the time forward that the route asked for.
    const plannedInMs = (failure?.retryInMs ?? 0) - elapsedMs(failure?.since ?? since, since);
    const retryInMs = error.retryable
      ? Math.max(plannedInMs, backoffMs(failures, error.retryAfter, random()))
      : null;
    const nextAt = retryInMs === null ? null : new Date(since.wall + retryInMs);
    const planned = nextAt === null ? error : error.withRetryAt(nextAt);
    failure = { error: planned, since, retryInMs, isOffline: !network.read() };
    // Told before anything follows from it; who reads the state then has it looked at first.
    events.emit({ type: "failed", ...told });
    if (nextAt !== null && isNeeded()) events.emit({ type: "retrying", ...told, nextAt });
    look("retry");
  }

  function toldOf({ number, cause, start }: Attempt) {
    return { cause, attempt: number, durationMs: elapsedMs(start, clock()) };
  }

  function accept(lease: Lease, told: Partial<ConnectTokenEvent>, key = ownKey): void {
    present = lease;
    presentKey = key;
    failure = null;
    failures = 0;
    const type = wasReady ? "refreshed" : "ready";
    wasReady = true;
    const now = clock();
    const inMs = lease.refreshAfterMs - elapsedMs(lease.since, now);
    const isPlanned = starts > 0 && Number.isFinite(inMs);
    events.emit({ type, ...told, ...(isPlanned ? { nextAt: new Date(now.wall + inMs) } : {}) });
    answerWaiters(now);
    // Whoever wished for more has it now, or has gone.
    if (waiters.size === 0) forcedBy = null;
  }

  /** What another session of the same key says. It is input like any other. */
  function hear(message: Partial<TabMessage>): void {
    const lease = currentLease();
    const now = clock();
    if (message.type === "ask") {
      const shared = leaseToShare(now);
      if (shared !== null) tabs.post(tokenMessage(shared, steppedUp, now));
    } else if (message.type === "invalid") {
      // It may have its turn already, without having heard of the token itself.
      steppedUp = parseScopes([...steppedUp, ...readSteppedUp(message.steppedUp)]);
      if (typeof message.token === "string") invalidate(message.token, true);
    } else if (message.type === "repeated" && isUsable(lease, now) && message.token === lease.token) {
      present = repeatedLease(lease, null, now);
      look("tab");
    } else if (message.type === "token") adopt(message, now);
  }

  /** What those who ask for the same may be given. */
  function leaseToShare(now: Instant): Lease | null {
    return isUsable(present, now) && presentKey === ownKey ? present : null;
  }

  function adopt(message: unknown, now: Instant): void {
    let heard: ReturnType<typeof leaseFromTab>;
    try {
      heard = leaseFromTab(message, options.externalUserId ?? "", now, environment.random());
    } catch {
      return; // it was not for us to understand, and nothing is lost
    }
    const { lease } = heard;
    const { token, scopes, askedAt } = lease;
    const isLacking = steppedUp.some((scope) => !scopeCovers(scopes, scope));
    const isKnown = token === present?.token || refused.includes(token);
    // What tabs tell each other has lost up to two milliseconds.
    const isOlder = present !== null && askedAt < present.askedAt - 2;
    if (!isUsable(lease, now) || isLacking || isKnown || isOlder) return;
    steppedUp = parseScopes([...steppedUp, ...heard.steppedUp]).filter((scope) => scopeCovers(scopes, scope));
    accept(lease, { type: "adopted", cause: "tab" });
    if (asking === null) {
      // Nothing was asked for yet, and only who asked later than this still wants to.
      abort();
      initialLeft = null;
      isOutdated = false;
      if (waiters.size > 0) forcedBy = "refresh";
    }
    look("tab");
  }

  function leaveFlight(): void {
    onItsWay = null;
    asking = null;
  }

  function giveUp(): void {
    onItsWay?.abort();
    leaveFlight();
  }

  /** What is asked for already may still be answered; what only waits for its turn need not. */
  function giveUpWaiting(): void {
    if (asking === null && initialLeft === null) giveUp();
  }

  function abort(): void {
    giveUp();
    forcedBy = null;
  }

  /** Releases every timer and listener when nobody needs them, and forgets the wish of who has gone. */
  function restIfUnneeded(): void {
    if (isNeeded()) return;
    forcedBy = null;
    giveUpWaiting();
    release();
    announce();
  }

  function release(): void {
    alarm.clear();
    // A call that nobody waits for any more still has its answer to tell.
    if (onItsWay === null) tabs.close();
  }

  return {
    stores,
    initial,
    get options() {
      return options;
    },
    askedNow,
    lease: currentLease,
    start,
    isStarted: () => starts > 0,
    wait,
    refreshBehind,
    stepUp: askForMore,
    invalidate,
    withdrawScope,
    setOptions,
    dispose,
    look,
    announce,
  };
}
