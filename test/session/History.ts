import { inspect } from "node:util";
import type { ConnectTokenSession, Instant } from "react-connect-token/core";
import { expect } from "vitest";
import { elapsedMs } from "../../src/environment/Clock.js";
import { settle } from "../world.js";
import { type RouteCall, setup } from "./setup.js";

/** How the route answers. `token`: a new one · `again`: the last one that it gave · the others are trouble. */
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

/** One thing that happens to a session. */
export type Step =
  | { do: "getToken"; minValidity: number }
  | { do: "refresh" | "getSingleUseToken" | "start" | "stop" | "dispose" }
  | { do: "requestScope"; scope: string }
  | { do: "setScope"; scope: string }
  | { do: "abort"; which: number }
  | { do: "invalidate"; which: "current" | "old"; times: number }
  | { do: "answer"; which: number; with: Answer }
  | { do: "behave"; as: Answer | "wait" }
  | { do: "advance" | "sleep" | "setWallClock"; ms: number }
  | { do: "see" | "connect"; on: boolean };

/** A token that the route gave, as far as it may be used. */
interface Given {
  readonly since: Instant;
  readonly lifeMs: number;
}

interface OpenCall {
  readonly controller: AbortController | null;
  readonly begunBefore: number;
  readonly kind: "getToken" | "refresh" | "other";
}

const user = "alice";

/** Plays steps on a session, knows what was promised, and checks it after each of them. */
export class History {
  readonly #all;
  readonly #lifeMs: number;
  readonly #given = new Map<string, Given>();
  /** By which call a token was given last. */
  readonly #givenBy = new Map<string, number>();
  readonly #invalidated = new Set<string>();
  readonly #dropped = new Set<string>();
  readonly #answered = new Set<RouteCall>();
  readonly #open = new Set<OpenCall>();
  readonly #problems: string[] = [];
  #current: string | null = null;
  #lastGiven: string | null = null;
  #stops: (() => void)[] = [];
  #isDisposed = false;

  constructor(life: number, chance: number) {
    this.#all = setup({ externalUserId: user, scope: "connect:proxy" });
    this.#lifeMs = life * 1_000;
    this.#all.world.chance = chance;
    this.#all.route.life = life;
    this.#all.route.behave = null;
  }

  get #session(): ConnectTokenSession {
    return this.#all.session;
  }

  get #flights(): RouteCall[] {
    return this.#all.route.calls.filter((call) => !call.signal.aborted && !this.#answered.has(call));
  }

  /** Plays one step, lets everything settle, and checks every promise. */
  async play(step: Step): Promise<void> {
    await this.#play(step);
    await this.#check();
  }

  /** When everything works again, everything recovers: no failure has stuck. */
  async end(): Promise<void> {
    if (!this.#isDisposed) {
      for (const step of [
        { do: "connect", on: true },
        { do: "see", on: true },
        { do: "behave", as: "token" },
        // The longest pause that the route asks for, and the minute for which a failure is shared.
        { do: "advance", ms: 700_000 },
      ] as const)
        await this.play(step);
      let token = "none";
      this.#session.getToken().then(
        (given) => {
          token = given;
        },
        (reason) => {
          token = String(reason);
        },
      );
      await settle();
      expect([...this.#given.keys()], "promise 3: no failure sticks").toContain(token);
      await this.play({ do: "dispose" });
    }
    expect(inspect(this.#all.events, { depth: null }), "promise 11: no token in events").not.toContain(
      "ctok_",
    );
  }

  async #play(step: Step): Promise<void> {
    const { world, route } = this.#all;
    const { wall } = world.clock();
    switch (step.do) {
      case "getToken": {
        const controller = new AbortController();
        const { minValidity } = step;
        this.#watch(
          "getToken",
          this.#session.getToken({ minValidity, signal: controller.signal }),
          controller,
        );
        break;
      }
      case "refresh":
        this.#watch("refresh", this.#session.refresh());
        break;
      case "getSingleUseToken":
        this.#watch("other", this.#session.getSingleUseToken());
        break;
      case "requestScope":
        this.#watch("other", this.#session.requestScope(step.scope));
        break;
      case "setScope":
        this.#session.setOptions(this.#all.options({ externalUserId: user, scope: step.scope }));
        break;
      case "abort":
        [...this.#open][step.which]?.controller?.abort("enough");
        break;
      case "invalidate":
        this.#invalidate(step.which, step.times);
        break;
      case "answer": {
        const call = this.#unanswered()[step.which];
        if (call !== undefined) await call.answer(this.#answer(call, step.with));
        break;
      }
      case "behave":
        await this.#behave(step.as);
        break;
      case "advance":
        await world.advance(step.ms);
        break;
      case "sleep":
        world.sleep(step.ms);
        break;
      case "setWallClock":
        world.setWallClock(wall + step.ms);
        break;
      case "see":
        world.visibility.set(step.on);
        break;
      case "connect":
        world.network.set(step.on);
        break;
      case "start":
        this.#stops.push(this.#session.start());
        break;
      case "stop":
        this.#stops.pop()?.();
        break;
      case "dispose":
        this.#session.dispose();
        this.#isDisposed = true;
        break;
    }
    await settle();
    expect(route.calls.every((call) => call.request.externalUserId === user)).toBe(true);
  }

  /** From now on the route answers by itself, what waits for an answer included; or waits for one by hand. */
  async #behave(as: Answer | "wait"): Promise<void> {
    this.#all.route.behave = as === "wait" ? null : (call) => this.#answer(call, as);
    if (as !== "wait") for (const call of this.#flights) await call.answer(this.#answer(call, as));
  }

  /** Calls that nobody has answered, given up ones among them: their answers come late. */
  #unanswered(): RouteCall[] {
    return this.#all.route.calls.filter((call) => !this.#answered.has(call));
  }

  /** What the route answers, written down as what follows from it. */
  #answer(call: RouteCall, answer: Answer): unknown {
    const { route, world } = this.#all;
    this.#answered.add(call);
    if (answer === "again" && this.#lastGiven === null) answer = "token";
    if (answer !== "token" && answer !== "again") return trouble(answer, route.mint());

    const given = answer === "again" ? { ...route.mint(), token: this.#lastGiven } : route.mint();
    const { token } = given as { token: string };
    if (call.request.purpose !== undefined) return given;
    if (call.signal.aborted) {
      if (answer === "token") this.#dropped.add(token);
      return given;
    }
    this.#lastGiven = token;
    this.#givenBy.set(token, route.calls.indexOf(call));
    const isKnown = this.#given.has(token);
    if (!isKnown) this.#given.set(token, { since: call.begun, lifeMs: this.#lifeMs });
    if (this.#isUsable(token, world.clock())) this.#current = token;
    else if (!isKnown) this.#given.delete(token); // over on arrival, so it was never taken
    return given;
  }

  #invalidate(which: "current" | "old", times: number): void {
    const { calls } = this.#all.route;
    const before = calls.length;
    const old = [...this.#given.keys()].filter((token) => token !== this.#current);
    const token = which === "current" ? this.#current : old.at(-1);
    if (token == null) return;
    const status = this.#session.getState().status;
    for (let time = 0; time < times; time++) this.#session.invalidate(token);
    if (which === "current") this.#invalidated.add(token);
    else {
      expect(this.#session.getState().status, "promise 7: a late 401 on an old token").toBe(status);
      expect(calls.length).toBe(before);
    }
  }

  #isUsable(token: string, now: Instant): boolean {
    const given = this.#given.get(token);
    if (given === undefined || this.#invalidated.has(token)) return false;
    const floor = Math.min(30_000, given.lifeMs / 10);
    return elapsedMs(given.since, now) < given.lifeMs - floor;
  }

  #watch(kind: OpenCall["kind"], promise: Promise<unknown>, controller: AbortController | null = null): void {
    const { route, world } = this.#all;
    const call: OpenCall = { kind, controller, begunBefore: route.calls.length };
    this.#open.add(call);
    promise.then(
      (value) => {
        this.#open.delete(call);
        if (kind === "other") return;
        const token = String(value);
        if (this.#dropped.has(token))
          this.#problems.push(`promise 4: the late answer ${token} was handed out`);
        else if (!this.#isUsable(token, world.clock()))
          this.#problems.push(`promise 1: ${token} was handed out past its end, or refused`);
        if (kind === "refresh" && (this.#givenBy.get(token) ?? -1) < call.begunBefore)
          this.#problems.push(`promise 6: refresh() resolved to ${token}, which was asked for before it`);
      },
      (reason) => {
        this.#open.delete(call);
        const isKnown = reason === "enough" || reason?.name === "ConnectTokenError";
        if (!isKnown) this.#problems.push(`rejected with ${inspect(reason)}`);
      },
    );
  }

  async #check(): Promise<void> {
    const { world } = this.#all;
    const now = world.clock();
    const state = this.#session.getState();
    const access = this.#session.stores.access.getState();
    expect(this.#problems).toEqual([]);
    expect(JSON.stringify(state) + inspect(state, { depth: null }), "promise 11").not.toContain("ctok_");

    const shared = this.#flights.filter((call) => call.request.purpose === undefined);
    expect(shared.length, "promise 2: calls in flight").toBeLessThanOrEqual(1);

    if (this.#isDisposed) {
      expect(this.#open.size, "promise 8: open calls after dispose").toBe(0);
      expect(world.held, "promise 8: after dispose").toEqual({ timers: 0, listeners: 0 });
      expect(state).toMatchObject({ status: "error", error: { code: "disposed" } });
      return;
    }
    if (this.#stops.length === 0 && this.#open.size === 0) {
      expect(world.held, "promise 8: unneeded").toEqual({ timers: this.#flights.length, listeners: 0 });
    }

    const isUsable = this.#current !== null && this.#isUsable(this.#current, now);
    expect(state.status === "ready", "promise 9: ready as long as the token is good").toBe(isUsable);
    if (state.status === "ready") {
      const current = this.#current; // asking may fetch the next one behind
      expect(state.token).toBe(current);
      expect(access).toMatchObject({ status: "known", scopes: expect.arrayContaining([...state.scopes]) });
      expect(await this.#session.getToken()).toBe(current);
    }
  }
}

function trouble(answer: Exclude<Answer, "token" | "again">, minted: object): unknown {
  switch (answer) {
    case "lapsed":
      return { ...minted, expires_in: -60 };
    case "nonsense":
      return "<html>";
    case "otherUser":
      return { ...minted, external_user_id: "bob" };
    case "unavailable":
      return new Response(null, { status: 503 });
    case "unauthorized":
      return new Response(null, { status: 401 });
    case "throttled":
      return new Response(null, { status: 429, headers: { "retry-after": "600" } });
    case "throw":
      return Promise.reject(new TypeError("Failed to fetch"));
  }
}
