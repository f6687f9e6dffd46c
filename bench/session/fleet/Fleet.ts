/** Many clients of one app that load it within a minute, and a route that is down once. All times in ms. */
export interface Fleet {
  readonly clients: number;
  readonly lifeMs: number;
  readonly loadedWithinMs: number;
  readonly untilMs: number;
  readonly outage: { readonly fromMs: number; readonly toMs: number };
  /** How long the route takes to answer. */
  readonly latencyMs: number;
}

const minute = 60_000;
const hour = 60 * minute;

/**
 * A day of a fleet, with five minutes of outage in the middle.
 *
 * @param scale Makes everything but the minute and the outage longer; 1: a life of an hour, for 24 h.
 */
export function fleetOf(clients: number, scale = 1): Fleet {
  return {
    clients,
    lifeMs: scale * hour,
    loadedWithinMs: minute,
    untilMs: scale * 24 * hour,
    outage: { fromMs: scale * 12 * hour, toMs: scale * 12 * hour + 5 * minute },
    latencyMs: 200,
  };
}

export function isDown({ outage }: Fleet, at: number): boolean {
  return at >= outage.fromMs && at < outage.toMs;
}
