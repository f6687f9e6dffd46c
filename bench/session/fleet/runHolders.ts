import { createBrowser } from "../createBrowser.js";
import type { HolderKind } from "../Holder.js";
import { SimulatedRoute } from "../SimulatedRoute.js";
import { inSimulatedTime } from "../SimulatedTime.js";
import { CallsPerSecond } from "./CallsPerSecond.js";
import type { Fleet } from "./Fleet.js";
import { loadedAtMs } from "./simulateFleet.js";

/** The calls of a fleet of holders, each used by an app that calls an API every five minutes from when it was loaded. */
export async function runHolders(fleet: Fleet, kind: HolderKind): Promise<CallsPerSecond> {
  const calls = new CallsPerSecond(fleet.untilMs);
  const ignore = () => {};
  process.on("unhandledRejection", ignore); // the credential has one for each refresh that fails
  await inSimulatedTime(async (time) => {
    const route = new SimulatedRoute(time, fleet.lifeMs / 1_000);
    route.latencyMs = fleet.latencyMs;
    const set = (behaviour: "fail" | "answer") => () => {
      route.behaviour = behaviour;
    };
    setTimeout(set("fail"), fleet.outage.fromMs);
    setTimeout(set("answer"), fleet.outage.toMs);
    for (let client = 0; client < fleet.clients; client++)
      setTimeout(
        () => {
          const holder = kind.create({ route, user: "alice", tab: createBrowser(client + 1).openTab() });
          const poll = () => {
            holder.getToken().catch(ignore);
            setTimeout(poll, 300_000);
          };
          poll();
        },
        loadedAtMs(fleet, client),
      );
    await time.advance(fleet.untilMs - 1);
    for (const { at } of route.calls) calls.add(at);
  });
  process.off("unhandledRejection", ignore);
  return calls;
}
