import { elapsedMs } from "../environment/Clock.js";
import { serverError } from "../errors/serverCatalogue.js";
import type { ClientSettings } from "./ClientSettings.js";
import { describeConnectionFailure } from "./describeConnectionFailure.js";
import { type TimeLimit, withTimeLimit } from "./withTimeLimit.js";

/** A store that answers takes a few milliseconds; one that does not must not be waited for. */
const patienceMs = 500;

/** Puts one question to the store. */
export type StoreVisit = <Answer>(ask: () => Promise<Answer>) => Promise<Answer>;

/**
 * A visit to the store, whose questions take 500 ms together and no longer, nor more than half of what is left of the
 * call: a client that is not connected queues for ever.
 *
 * @throws ConnectTokenError `store_unavailable`, which is only ever a warning. It holds nothing of the store's own
 *   exception, where an address with a password may stand.
 */
export function createStoreVisit(
  { environment }: Pick<ClientSettings, "environment">,
  limit: TimeLimit,
): StoreVisit {
  const start = environment.clock();
  const allowedMs = Math.min(patienceMs, limit.leftMs() / 2);
  const late = () =>
    serverError("store_unavailable", { problem: `no answer came within ${Math.round(allowedMs)} ms` });
  return async (ask) => {
    const leftMs = allowedMs - elapsedMs(start, environment.clock());
    if (leftMs <= 0) throw late();
    return withTimeLimit(environment, leftMs, late, async () => {
      try {
        return await ask();
      } catch (reason) {
        throw serverError("store_unavailable", { problem: describeConnectionFailure(reason) });
      }
    });
  };
}
