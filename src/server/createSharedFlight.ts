import { elapsedMs, type Instant } from "../environment/Clock.js";
import { ConnectTokenError } from "../errors/ConnectTokenError.js";
import { apiTimeout } from "./apiTimeout.js";
import type { ClientSettings } from "./ClientSettings.js";
import { isForFramework } from "./isForFramework.js";
import { withTimeLimit } from "./withTimeLimit.js";

interface Flight<Answer> {
  readonly answer: Promise<Answer>;
  readonly since: Instant;
}

/**
 * Lets all who ask at once share one flight, which has its own limit of `timeout`. A flight belongs to the call that
 * started it: Cloudflare Workers end a request's timers and connections with the request, and such a flight neither
 * lands nor fails. So nobody joins one that is over its time, and who has joined waits by a timer of its own and then
 * goes round once more, for what is left of its own `timeout`.
 */
export function createSharedFlight<Answer>(
  { environment, timeoutMs }: Pick<ClientSettings, "environment" | "timeoutMs">,
  start: () => Promise<Answer>,
): () => Promise<Answer> {
  const late = apiTimeout(timeoutMs);
  let current: Flight<Answer> | null = null;

  function takeOff(): Promise<Answer> {
    const flight = { answer: start(), since: environment.clock() };
    current = flight;
    // A failed flight leaves the slot as a successful one does: the next call asks again.
    const land = () => {
      if (current === flight) current = null;
    };
    flight.answer.then(land, land);
    return flight.answer;
  }

  function join(answer: Promise<Answer>, forMs: number): Promise<Answer> {
    return withTimeLimit(environment, timeoutMs, late, async (limit) => {
      try {
        return await withTimeLimit(environment, forMs, late, () => answer);
      } catch (reason) {
        const isLate = reason instanceof ConnectTokenError && reason.code === "api_timeout";
        // What a framework throws to itself is about the page that started the flight.
        if (!(isLate || isForFramework(reason)) || limit.leftMs() <= 0) throw reason;
        return ask();
      }
    });
  }

  function ask(): Promise<Answer> {
    const leftMs = current ? timeoutMs - elapsedMs(current.since, environment.clock()) : 0;
    return current && leftMs > 0 ? join(current.answer, leftMs) : takeOff();
  }
  return ask;
}
