import type { CallsPerSecond } from "./CallsPerSecond.js";
import type { Fleet } from "./Fleet.js";

/** Shares of the clients that the route sees in a second. */
export interface FleetFigures {
  /** The busiest second from some time on, but for the outage and the longest backoff after it. */
  readonly busiest: number;
  /** The busiest second of a later stretch. */
  readonly busiestLater: number;
  /** The busiest second of the outage: those who retry. */
  readonly busiestInOutage: number;
  readonly firstAfterOutage: number;
}

const longestBackoffMs = 60_000;

export function fleetFigures(
  { clients, outage, untilMs, lifeMs }: Fleet,
  calls: CallsPerSecond,
  stretches = { fromMs: lifeMs, laterFromMs: 10 * lifeMs, laterToMs: 12 * lifeMs },
): FleetFigures {
  const { fromMs, laterFromMs, laterToMs } = stretches;
  const before = calls.busiest(fromMs, outage.fromMs);
  const after = calls.busiest(outage.toMs + longestBackoffMs, untilMs);
  return {
    busiest: Math.max(before, after) / clients,
    busiestLater: calls.busiest(laterFromMs, laterToMs) / clients,
    busiestInOutage: calls.busiest(outage.fromMs, outage.toMs) / clients,
    firstAfterOutage: calls.at(outage.toMs) / clients,
  };
}
