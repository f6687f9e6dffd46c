import { connectTokenError } from "../../../src/errors/browserCatalogue.js";
import { backoffMs } from "../../../src/session/backoff.js";
import { createLease } from "../../../src/session/leaseFromAnswer.js";
import { type Failure, nextAttemptInMs } from "../../../src/session/schedule.js";
import type { Lease } from "../../../src/token/Lease.js";
import type { ReadToken } from "../../../src/token/readTokenResponse.js";
import { seededRandom } from "../seededRandom.js";
import { CallsPerSecond } from "./CallsPerSecond.js";
import { type Fleet, isDown } from "./Fleet.js";

const error = connectTokenError("callback_unavailable", { status: 503 });
const read: ReadToken = {
  token: "token",
  expiresIn: null,
  expiresAt: null,
  scopes: [],
  externalUserId: null,
  connectLinkUrl: null,
  extra: {},
};
const instant = (ms: number) => ({ wall: ms, monotonic: ms });

/** Chance, as each client of a fleet has it. */
export const chanceOf = (client: number) => seededRandom(client + 1);
/** What chance is without jitter: the same for everybody. */
export const noJitter = () => () => 0.5;

/** When a client loads the app. */
export function loadedAtMs({ clients, loadedWithinMs }: Fleet, client: number): number {
  return Math.floor((client * loadedWithinMs) / clients);
}

/** The calls of a fleet by the engine's own rules of when, without the sessions around them. */
export function simulateFleet(
  fleet: Fleet,
  chance: (client: number) => () => number = chanceOf,
): CallsPerSecond {
  const calls = new CallsPerSecond(fleet.untilMs);
  for (let client = 0; client < fleet.clients; client++)
    simulateClient(fleet, loadedAtMs(fleet, client), chance(client), calls);
  return calls;
}

function simulateClient(fleet: Fleet, loadedAt: number, random: () => number, calls: CallsPerSecond): void {
  let lease: Lease | null = null;
  let failure: Failure | null = null;
  let failures = 0;
  for (let nowMs = loadedAt; ; ) {
    const now = instant(nowMs);
    const always = { isNeeded: true, isAsked: false, isVisible: true, isOnline: true, now, lease, failure };
    const inMs = nextAttemptInMs(always);
    if (inMs === null) return;
    const at = nowMs + Math.ceil(inMs);
    if (at >= fleet.untilMs) return;
    calls.add(at);
    nowMs = at + fleet.latencyMs;
    if (isDown(fleet, at)) {
      const retryInMs = backoffMs(++failures, undefined, random());
      failure = { error, since: instant(nowMs), retryInMs, isOffline: false };
    } else {
      lease = createLease(read, instant(at), fleet.lifeMs, random());
      failure = null;
      failures = 0;
    }
  }
}
