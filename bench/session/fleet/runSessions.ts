import { createClock } from "@sinonjs/fake-timers";
import { createConnectTokenSession } from "react-connect-token/core";
import { createOrigin } from "../../../test/tabs.js";
import { createWorld, settle } from "../../../test/world.js";
import { CallsPerSecond } from "./CallsPerSecond.js";
import { type Fleet, isDown } from "./Fleet.js";
import { chanceOf, loadedAtMs } from "./simulateFleet.js";

/** The calls of a fleet of real sessions, each in a browser of its own, all on one simulated clock. */
export async function runSessions(fleet: Fleet): Promise<CallsPerSecond> {
  const time = createClock(Date.UTC(2026, 0, 1));
  const began = time.now;
  const calls = new CallsPerSecond(fleet.untilMs);
  const timer = (run: () => void, ms: number) => {
    const id = time.setTimeout(run, ms);
    return () => time.clearTimeout(id);
  };
  let made = 0;
  const clock = () => ({ wall: time.now, monotonic: time.now - began });
  const browser = () => ({ ...createWorld(), clock, timer });
  let isOver = false;
  timer(() => {
    isOver = true;
  }, fleet.untilMs);

  async function tokenCallback() {
    const at = time.now - began;
    calls.add(at);
    await new Promise<void>((resolve) => timer(resolve, fleet.latencyMs));
    if (isDown(fleet, at)) return new Response(null, { status: 503 });
    const ends = new Date(time.now + fleet.lifeMs);
    return {
      token: `token${++made}`,
      expires_at: ends.toISOString(),
      expires_in: fleet.lifeMs / 1_000,
      scope: "connect:*",
    };
  }

  const sessions = Array.from({ length: fleet.clients }, (_, client) => {
    const session = createConnectTokenSession({
      externalUserId: "alice",
      tokenCallback,
      environment: createOrigin({ ...browser(), random: chanceOf(client) }).openTab(),
    });
    timer(() => session.start(), loadedAtMs(fleet, client));
    return session;
  });
  while (!isOver) {
    time.next();
    await settle();
  }
  for (const session of sessions) session.dispose();
  return calls;
}
