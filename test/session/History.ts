import { inspect } from "node:util";
import {
  type ConnectTokenEvent,
  type ConnectTokenSession,
  type ConnectTokenSessionOptions,
  type ConnectTokenState,
  createConnectTokenSession,
} from "react-connect-token/core";
import { expect } from "vitest";
import { steadyClock } from "../../src/environment/steadyClock.js";
import { createOrigin, type Tab } from "../tabs.js";
import { createWorld, drain } from "../world.js";
import { createRoute, type RouteCall } from "./setup.js";

/** How the route answers. `token`: a new one · `again`: the last one it gave this user · the others are trouble. */
export type Answer =
  | "token"
  | "again"
  | "lapsed"
  | "nonsense"
  | "otherUser"
  | "unavailable"
  | "unauthorized"
  | "throttled"
  | "throw";

/** One thing that happens in a tab, or to all of them. */
export type Step = {
  readonly tab: number;
} /** `null`: asked plainly, and answered from the same millisecond's answer if there is one. */ & (
  | { do: "getToken"; minValidity: number | null }
  | { do: "refresh" | "getSingleUseToken" | "start" | "stop" | "dispose" | "switchUser" }
  | { do: "freeze" | "thaw" | "cache" | "close" | "wakeUp" }
  | { do: "requestScope"; scope: string }
  | { do: "setScope"; scope: string }
  | { do: "abort"; which: number }
  | { do: "invalidate"; which: "current" | "old"; times: number }
  | { do: "forge"; as: "garbage" | "otherKey" | "overlong" | "replay" | "foreign" }
  | { do: "answer"; which: number; with: Answer }
  | { do: "behave"; as: Answer | "wait" }
  | { do: "advance"; ms: number; lives: number }
  | { do: "sleep" | "setWallClock"; ms: number }
  | { do: "see" | "connect"; on: boolean }
);

/** A token that the route gave. */
interface Given {
  readonly user: string;
  /** By the steady clock, when it was asked for. */
  readonly since: number;
  /** The same in time as it truly went by. */
  readonly trulySince: number;
  /** How many calls the route had had when it was asked for. */
  readonly call: number;
  /** Given more than once, so that some know only the rest of its life, and its floor. */
  readonly isRepeated: boolean;
}

/** Who called the route, and for whom else. */
interface Caller {
  readonly page: Page;
  readonly key: string;
  /** By the steady clock. */
  readonly since: number;
  /** Under a later lock, since the earlier ones were held by pages that stood still. */
  readonly wentRound: boolean;
  /** Of a page that stood still, or went round one whose turn it is again. */
  wasFrozen: boolean;
}

interface OpenCall {
  readonly controller: AbortController | null;
  /** Whether it keeps the session listening. */
  readonly isNeeding: boolean;
}

/** A tab, and what the app in it has. */
class Page {
  readonly tab: Tab;
  user: string;
  session: ConnectTokenSession;
  scope = "connect:proxy";
  stops: (() => void)[] = [];
  readonly open = new Set<OpenCall>();
  isFrozen = false;
  /** Its wait for a turn may have ended while it stood still: its next call may then be one more. */
  stoodStill = false;
  isDisposed = false;
  /** From then on it may ask for more than the others do. */
  hasSteppedUp = false;
  /** The token it said to be ready with, until it is lapsed, refused or replaced. */
  ready: string | null = null;
  /** What this session knows to be refused. */
  refused = new Set<string>();
  /** What it will know to be refused once it has heard all that it was sent while it stood still. */
  refusedMeanwhile = new Set<string>();
  shown: unknown = null;
  /** By the steady clock: not before is it tried again by itself. */
  plannedAt: number | null = null;

  constructor(tab: Tab, user: string, make: (page: Page) => ConnectTokenSession) {
    this.tab = tab;
    this.user = user;
    this.session = make(this);
  }
}

const users = ["alice", "bob"];

/** Plays steps on the sessions of several tabs, knows what was promised, and checks it after each step. */
export class History {
  readonly #world = createWorld(drain);
  readonly #origin = createOrigin(this.#world);
  readonly #route = createRoute(this.#world);
  readonly #now = steadyClock(this.#world.clock);
  readonly #lifeMs: number;
  readonly #pages: Page[];
  readonly #given = new Map<string, Given>();
  /** What came too late, or for one connect flow: nobody may hand it out. */
  readonly #dropped = new Set<string>();
  readonly #answered = new Set<RouteCall>();
  readonly #callers = new Map<RouteCall, Caller>();
  readonly #problems: string[] = [];
  readonly #told: ConnectTokenEvent[] = [];
  #behaviour: Answer | "wait" = "wait";
  /** How many messages were sent before the wall clock was set back. */
  #sentBeforeJump = 0;
  #lastGiven = new Map<string, string>();

  constructor(life: number, chance: number, tabs: number) {
    this.#lifeMs = life * 1_000;
    this.#world.chance = chance;
    this.#route.life = life;
    this.#route.behave = null;
    this.#pages = Array.from({ length: tabs }, () => this.#openPage("alice"));
  }

  /** Plays one step, lets everything settle, and checks every promise. */
  async play(step: Step): Promise<void> {
    await this.#play(step, this.#pages[step.tab % this.#pages.length] as Page);
    await drain();
    for (const page of this.#pages.filter(({ isFrozen }) => !isFrozen)) {
      // With nobody in need of a token any more it stops listening before it has heard it all.
      if (isListening(page)) for (const token of page.refusedMeanwhile) page.refused.add(token);
      else if (page.refusedMeanwhile.has(page.ready ?? "")) page.ready = null; // it may have heard it, or not
      page.refusedMeanwhile.clear();
    }
    this.#check();
  }

  /** When everything works again, everything recovers: no failure has stuck. */
  async end(): Promise<void> {
    for (const page of this.#pages) {
      this.#thaw(page);
      page.tab.visibility.set(true);
      // One started session shows that all recovers by itself; more of them only take time.
      for (const stop of page.stops.splice(page === this.#pages[0] ? 1 : 0)) stop();
    }
    for (const step of [
      { do: "connect", on: true },
      { do: "behave", as: "token" },
      // The longest pause that the route asks for, and the minute for which a failure is shared.
      { do: "advance", ms: 125_000, lives: 0 },
    ] as const)
      await this.play({ tab: 0, ...step });
    for (const page of this.#pages.filter(({ isDisposed }) => !isDisposed)) {
      const outcome: { now: unknown } = { now: "nothing" };
      page.session.getToken().then(
        (token) => {
          outcome.now = token;
        },
        (reason) => {
          outcome.now = reason;
        },
      );
      await drain();
      // A turn is kept until what was told in it is heard.
      await this.#world.advance(1_000);
      expect([...this.#given.keys()], "promise 3: no failure sticks").toContain(outcome.now);
    }
    for (const page of this.#pages) page.session.dispose();
    await drain();
    expect({ ...this.#world.held, ...this.#origin.held }, "promise 8: after all of it").toEqual({
      timers: 0,
      listeners: 0,
      locks: 0,
      channels: 0,
    });
    expect(inspect(this.#told, { depth: 4 }), "promise 11: no token in events").not.toContain("ctok_");
  }

  #openPage(user: string): Page {
    return new Page(this.#origin.openTab(), user, (page) => this.#makeSession(page));
  }

  #makeSession(page: Page): ConnectTokenSession {
    page.plannedAt = null;
    page.ready = null;
    page.refused = new Set();
    page.refusedMeanwhile = new Set();
    return createConnectTokenSession(this.#options(page));
  }

  #options(page: Page): ConnectTokenSessionOptions {
    const { user, scope } = page;
    return {
      externalUserId: user,
      scope,
      environment: page.tab,
      onEvent: (event) => this.#hear(page, event),
      tokenCallback: (request) => {
        const answer = this.#route.tokenCallback(request);
        const call = this.#route.calls.at(-1) as RouteCall;
        const since = this.#now().monotonic;
        const wentRound = this.#origin.heldNames.some((name) => / [1-9]\d*$/.test(name));
        this.#callers.set(call, { page, key: keyOf(page), since, wentRound, wasFrozen: page.stoodStill });
        page.stoodStill = false;
        if (request.externalUserId !== user)
          this.#problems.push(`promise 5: asked for ${request.externalUserId}`);
        return answer;
      },
    };
  }

  #hear(page: Page, event: ConnectTokenEvent): void {
    this.#told.push(event);
    const now = this.#now().monotonic;
    // What comes in place of a token may be over before the step is: others tell of one, and then that it was refused.
    if (["ready", "refreshed", "adopted"].includes(event.type)) page.ready = null;
    if (event.type === "retrying" && event.nextAt) {
      page.plannedAt = now + event.nextAt.getTime() - event.at.getTime();
    } else if (event.type === "failed" && event.cause !== "step_up") {
      page.plannedAt = null; // a later failure plans anew, and says when only if somebody needs a token
    } else if (event.type === "fetching") {
      // What differs by less than a second is no jump, and two clocks that were read at other times may differ by it.
      const isEarly = event.cause === "retry" && page.plannedAt !== null && now < page.plannedAt - 1_000;
      if (isEarly) this.#problems.push(`promise 10: retried ${page.plannedAt} at ${now}`);
    }
  }

  async #play(step: Step, page: Page): Promise<void> {
    const { session } = page;
    const isStill = page.isFrozen && !["thaw", "close"].includes(step.do);
    const isOfAll = ["advance", "sleep", "setWallClock", "connect", "behave", "answer"].includes(step.do);
    if (isStill && !isOfAll) return;
    switch (step.do) {
      case "getToken": {
        const controller = new AbortController();
        const { minValidity } = step;
        if (minValidity === null) {
          this.#watch(page, session.getToken(), { controller: null, isNeeding: true });
          break;
        }
        this.#watch(page, session.getToken({ minValidity, signal: controller.signal }), {
          controller,
          isNeeding: true,
        });
        break;
      }
      case "refresh":
        this.#watch(page, session.refresh(), { controller: null, isNeeding: true }, this.#route.calls.length);
        break;
      case "getSingleUseToken":
        this.#watch(page, session.getSingleUseToken(), { controller: null, isNeeding: false });
        break;
      case "requestScope":
        page.hasSteppedUp = true;
        this.#watch(page, session.requestScope(step.scope), { controller: null, isNeeding: true });
        break;
      case "setScope":
        page.scope = step.scope;
        session.setOptions(this.#options(page));
        break;
      case "abort":
        [...page.open][step.which]?.controller?.abort("enough");
        break;
      case "invalidate":
        await this.#invalidate(page, step.which, step.times);
        break;
      case "forge":
        this.#forge(page, step.as);
        break;
      case "answer": {
        const call = this.#unanswered()[step.which];
        if (call !== undefined) await call.answer(this.#answer(call, step.with));
        break;
      }
      case "behave": {
        const { as } = step;
        this.#behaviour = as;
        this.#route.behave = as === "wait" ? null : (call) => this.#answer(call, as);
        if (as === "wait") break;
        for (const call of this.#unanswered())
          if (!call.signal.aborted) await call.answer(this.#answer(call, as));
        break;
      }
      case "advance":
        await this.#advance(step.ms + step.lives * this.#lifeMs);
        break;
      case "sleep":
        this.#world.sleep(step.ms);
        break;
      case "setWallClock":
        // What waits for a page that stands still can be dated by the wall clock alone.
        if (this.#pages.some(({ isFrozen }) => isFrozen)) break;
        await this.#advance(1_000, step.ms);
        break;
      case "see":
        page.tab.visibility.set(step.on);
        break;
      case "connect":
        this.#world.network.set(step.on);
        break;
      case "wakeUp":
      case "thaw":
        this.#thaw(page);
        break;
      case "freeze":
      case "cache":
        page.isFrozen = true;
        page.stoodStill = true;
        for (const caller of this.#callers.values()) if (caller.page === page) caller.wasFrozen = true;
        page.tab[step.do]();
        break;
      case "close":
        this.#close(page);
        break;
      case "start":
        page.stops.push(session.start());
        break;
      case "stop":
        page.stops.pop()?.();
        break;
      case "switchUser":
        session.dispose();
        page.user = users[1 - users.indexOf(page.user)] as string;
        page.isDisposed = false;
        page.session = this.#makeSession(page);
        page.stops = page.stops.map(() => page.session.start());
        break;
      case "dispose":
        session.dispose();
        page.isDisposed = true;
        break;
    }
  }

  async #advance(ms: number, jumpMs = 0): Promise<void> {
    const isWell =
      this.#behaviour === "token" &&
      this.#world.network.read() &&
      this.#unanswered().length === 0 &&
      this.#pages.every(({ isFrozen, hasSteppedUp, open }) => !isFrozen && !hasSteppedUp && open.size === 0);
    const { length } = this.#route.calls;
    if (jumpMs !== 0) {
      // A tab that is new has only the wall clock to tell how old a message is.
      if (jumpMs < 0) this.#sentBeforeJump = this.#origin.sent.length;
      this.#world.setWallClock(this.#world.clock().wall + jumpMs);
      // A clock that was set tells nobody; who asks next looks at it.
      for (const page of this.#pages)
        this.#watch(page, page.session.getToken(), { controller: null, isNeeding: true });
    }
    await this.#world.advance(ms);
    const calls = this.#route.calls.length - length;
    const floorMs = Math.min(30_000, this.#lifeMs / 10);
    const windowMs = Math.min(300_000, this.#lifeMs / 10);
    const atMost = this.#keys * (1 + ms / (this.#lifeMs * 0.9 - floorMs - windowMs));
    if (isWell && calls > atMost)
      this.#problems.push(`promise ${jumpMs === 0 ? 10 : 12}: ${calls} calls in ${ms} ms, all being well`);
  }

  /** How many sorts of sessions there are that agree among themselves. */
  get #keys(): number {
    return new Set(this.#pages.map(keyOf)).size;
  }

  #thaw(page: Page): void {
    this.#endStillness(page);
    page.isFrozen = false;
    page.tab.thaw();
  }

  /** Who waited for it has its turn now, beside who went round it. */
  #endStillness(page: Page): void {
    if (!page.isFrozen) return;
    for (const each of this.#pages) each.stoodStill = true;
    for (const call of this.#flights()) {
      const caller = this.#callers.get(call);
      if (caller?.wentRound) caller.wasFrozen = true;
    }
  }

  /** The tab is closed, and another one opened in its place. */
  #close(page: Page): void {
    for (const caller of this.#callers.values()) if (caller.page === page) caller.wasFrozen = true;
    this.#endStillness(page);
    page.tab.close();
    page.session.dispose(); // so that nothing of it is taken for something of its successor
    const successor = this.#openPage(page.user);
    successor.stoodStill = page.isFrozen; // it may have the turn of a page that was gone round
    this.#pages[this.#pages.indexOf(page)] = successor;
  }

  /** Calls that nobody has answered, given up ones among them: their answers come late. */
  #unanswered(): RouteCall[] {
    return this.#route.calls.filter(
      (call) => !this.#answered.has(call) && !this.#callers.get(call)?.page.isFrozen,
    );
  }

  /** What the route answers, written down as what follows from it. */
  #answer(call: RouteCall, answer: Answer): unknown {
    const { externalUserId: user, purpose } = call.request;
    this.#answered.add(call);
    const last = this.#lastGiven.get(user);
    const minted = this.#route.mint();
    if (answer !== "token" && (answer !== "again" || last === undefined)) return trouble(answer, minted);

    const given = answer === "again" ? this.#mintedBefore(last as string) : minted;
    const { token } = given as { token: string };
    if (answer === "token" && (purpose !== undefined || call.signal.aborted)) this.#dropped.add(token);
    else if (purpose === undefined) {
      // One that is answered at once is not written down yet.
      const since = this.#callers.get(call)?.since ?? this.#now().monotonic;
      const made = { user, since, trulySince: call.trulyBegun };
      const index = this.#route.calls.indexOf(call);
      const before = this.#given.get(token);
      this.#given.set(token, { ...made, ...before, call: index, isRepeated: before !== undefined });
      this.#lastGiven.set(user, token);
    }
    return given;
  }

  /** The same token once more, out of a cache that knows how old it is. */
  #mintedBefore(token: string): object {
    const ageMs = this.#world.trueMs - (this.#given.get(token)?.trulySince ?? 0);
    const leftMs = this.#lifeMs - ageMs;
    const expires_at = new Date(this.#world.clock().wall + leftMs);
    return this.#route.mint({ token, expires_in: leftMs / 1_000, expires_at });
  }

  async #invalidate(page: Page, which: "current" | "old", times: number): Promise<void> {
    const { calls } = this.#route;
    const before = calls.length;
    const toldBefore = this.#told.length;
    const state = page.session.getState();
    const known = page.ready;
    const token = which === "current" ? known : [...this.#given.keys()].findLast((each) => each !== known);
    if (token == null || (which === "old" && state.status !== "ready")) return;
    const listening = this.#pages.filter((each) => isListening(each) || this.#isAsking(each));
    for (let time = 0; time < times; time++) page.session.invalidate(token);
    // The others are told once: who was not there then finds it out from the API.
    if (which === "current" && !page.isDisposed && !page.refused.has(token))
      for (const each of this.#pages) {
        if (each === page) page.refused.add(token);
        else if (keyOf(each) !== keyOf(page)) continue;
        // Even one that nobody needs any more may hear it, if it stood still before it could stop listening.
        else if (each.isFrozen) each.refusedMeanwhile.add(token);
        else if (listening.includes(each)) each.refused.add(token);
      }
    await drain();
    const isSame = which === "current" || page.session.getState() === state;
    if (!isSame) this.#problems.push("promise 7: a late 401 on an old token");
    // Tabs do not share failures: where the route has one for each, each of them asks once.
    const atMost = this.#behaviour === "token" || this.#behaviour === "wait" ? 1 : this.#pages.length;
    const wished = this.#told
      .slice(toldBefore)
      .filter(({ type, cause }) => type === "fetching" && (cause === "step_up" || cause === "refresh"));
    // Who went round a page that stood still may go once more beside it, before it hears that that one has its turn.
    const counted = calls.slice(before).filter((call) => !this.#callers.get(call)?.wasFrozen);
    if (counted.length - wished.length > (which === "current" ? atMost : 0))
      this.#problems.push(`promise 7: ${counted.length} calls for one token`);
  }

  /** Sends on the channel what no session wrote. */
  #forge(page: Page, as: Extract<Step, { do: "forge" }>["as"]): void {
    const datable = this.#origin.sent.slice(this.#sentBeforeJump);
    const tokens = datable.filter(({ message }) => Object(message).type === "token");
    this.#origin.forge((key) => {
      const { wall } = this.#world.clock();
      const own = tokens.findLast(({ name }) => name === key)?.message ?? {};
      const forged = {
        key,
        type: "token",
        token: "forged",
        scope: "connect:proxy",
        askedAt: wall,
        steppedUp: [],
      };
      const expires_at = new Date(wall + 60_000);
      switch (as) {
        case "garbage":
          return { ...forged, token: "forged\n", expires_in: "soon" };
        case "otherKey":
          return { ...forged, key: key.replace("1", "0"), expires_in: 60, expires_at };
        case "foreign":
          return { ...forged, expires_in: 60, expires_at, external_user_id: `not ${page.user}` };
        case "overlong":
          // Whoever does not know it yet has to believe what is said of it.
          if (this.#pages.some(({ ready }) => ready !== Object(own).token)) return {};
          return { ...own, expires_in: 1e9, expires_at: new Date(wall + 1e12), askedAt: wall };
        case "replay":
          return own;
      }
    });
  }

  #isUsable(token: string, page: Page): boolean {
    const given = this.#given.get(token);
    if (given === undefined || page.refused.has(token)) return false;
    return this.#now().monotonic - given.since < this.#lifeMs - Math.min(30_000, this.#lifeMs / 10);
  }

  /** How long it must not be handed out any more, by the time that truly went by. */
  #lateMs({ trulySince, isRepeated }: Given): number {
    const floorMs = isRepeated ? 0 : Math.min(30_000, this.#lifeMs / 10);
    return this.#world.trueMs - trulySince - (this.#lifeMs - floorMs);
  }

  #watch(page: Page, promise: Promise<unknown>, call: OpenCall, askedBefore = 0): void {
    const { user, open, refused } = page;
    open.add(call);
    promise.then(
      (value) => {
        open.delete(call);
        if (typeof value !== "string") return;
        this.#checkToken("given", value, user, refused);
        const asked = this.#given.get(value)?.call ?? askedBefore;
        if (asked < askedBefore) this.#problems.push(`promise 6: ${value} was asked for before`);
      },
      (reason) => {
        open.delete(call);
        const isKnown = reason === "enough" || reason?.name === "ConnectTokenError";
        if (!isKnown) this.#problems.push(`rejected with ${inspect(reason)}`);
      },
    );
  }

  #checkToken(how: string, token: string, user: string, refused: ReadonlySet<string>): void {
    const given = this.#given.get(token);
    if (this.#dropped.has(token)) this.#problems.push(`promise 4: ${how} the late answer ${token}`);
    else if (given === undefined) this.#problems.push(`${how} ${token}, which nobody made`);
    else {
      const lateMs = this.#lateMs(given);
      if (lateMs >= 0) this.#problems.push(`promise 1: ${how} ${token}, ${lateMs} ms late`);
      if (refused.has(token)) this.#problems.push(`promise 1: ${how} ${token}, though refused`);
      if (given.user !== user) this.#problems.push(`promise 5: ${user} is ${how} ${given.user}'s token`);
    }
  }

  #check(): void {
    this.#now(); // it sees a jump only if it looks before the next one
    this.#checkFlights();
    for (const page of this.#pages) {
      const state = page.session.getState(); // so that a page that stands still sees each jump too
      if (!page.isFrozen) this.#checkPage(page, state);
    }
    const isQuiet = this.#pages.every(({ isFrozen, stops, open, isDisposed, session }) => {
      const { isRefreshing = false } = session.getState() as { isRefreshing?: boolean };
      return !isFrozen && (isDisposed || (stops.length === 0 && open.size === 0 && !isRefreshing));
    });
    const held = { ...this.#world.held, ...this.#origin.held };
    const isHeld = Object.values(held).some((count) => count !== 0);
    if (isHeld && isQuiet && this.#flights().length === 0)
      this.#problems.push(`promise 8: unneeded, and held: ${inspect(held)}`);
    // `expect` takes longer than all that is checked.
    if (this.#problems.length > 0) expect(this.#problems).toEqual([]);
  }

  #flights(): RouteCall[] {
    return this.#route.calls.filter((call) => !call.signal.aborted && !this.#answered.has(call));
  }

  /** A page whose call is on its way, or waits for its turn, listens, whether or not anybody needs the answer any more. */
  #isAsking(page: Page): boolean {
    const { isRefreshing = false } = page.session.getState() as { isRefreshing?: boolean };
    if (isRefreshing) return true;
    return this.#flights().some(
      (call) => call.request.purpose === undefined && this.#callers.get(call)?.page === page,
    );
  }

  #checkFlights(): void {
    const keys = this.#flights()
      .filter((call) => call.request.purpose === undefined)
      .map((call) => this.#callers.get(call))
      .filter((caller) => !caller?.wasFrozen)
      .map((caller) => caller?.key);
    const isOneEach = new Set(keys).size === keys.length;
    if (!isOneEach) this.#problems.push(`promise 2: calls in flight: ${inspect(keys)}`);
  }

  #checkPage(page: Page, state: ConnectTokenState): void {
    const { session, isDisposed, open, user } = page;
    if (isDisposed) {
      if (open.size > 0) this.#problems.push("promise 8: open calls after dispose");
      const isShown = state.status === "error" && state.error.code === "disposed";
      if (!isShown) this.#problems.push(`disposed, and ${state.status}`);
      return;
    }
    if (state.status === "ready") {
      const { token, scopes } = state;
      this.#checkToken("ready with", token, user, page.refused);
      const access = session.stores.access.getState();
      const shown = "scopes" in access ? [...access.scopes].sort().join() : null;
      if (shown !== [...scopes].sort().join()) this.#problems.push(`gates see ${shown}`);
      page.ready = token;
    } else {
      const isGood = page.ready !== null && this.#isUsable(page.ready, page);
      if (isGood) this.#problems.push(`promise 9: ${state.status} though ${page.ready} is good`);
    }
    if (state === page.shown) return;
    page.shown = state;
    const seen = JSON.stringify(state) + inspect(state, { depth: 2 });
    if (seen.includes("ctok_")) this.#problems.push(`promise 11: ${seen}`);
  }
}

function isListening({ stops, open }: Page): boolean {
  return stops.length > 0 || [...open].some(({ isNeeding }) => isNeeding);
}

/** Which sessions agree with each other. */
function keyOf({ user, scope }: Page): string {
  return `${user} ${scope}`;
}

function trouble(answer: Answer, minted: object): unknown {
  switch (answer) {
    case "lapsed":
      return { ...minted, expires_in: -60 };
    case "nonsense":
      return "<html>";
    case "otherUser":
      return { ...minted, external_user_id: "mallory" };
    case "unavailable":
      return new Response(null, { status: 503 });
    case "unauthorized":
      return new Response(null, { status: 401 });
    case "throttled":
      return new Response(null, { status: 429, headers: { "retry-after": "120" } });
    default:
      return Promise.reject(new TypeError("Failed to fetch"));
  }
}
