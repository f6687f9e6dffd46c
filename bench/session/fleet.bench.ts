import { printTable } from "../table.js";
import { type CallsPerSecond, difference } from "./fleet/CallsPerSecond.js";
import { type Fleet, fleetOf } from "./fleet/Fleet.js";
import { fleetFigures } from "./fleet/fleetFigures.js";
import { runHolders } from "./fleet/runHolders.js";
import { runSessions } from "./fleet/runSessions.js";
import { noJitter, simulateFleet } from "./fleet/simulateFleet.js";
import { holderKinds } from "./holders/holderKinds.js";

const minute = 60_000;
const hour = 60 * minute;
type Stretches = [stretches?: Parameters<typeof fleetFigures>[2]];
const percent = (share: number) => `${(100 * share).toFixed(3)} %`;
const rows: string[][] = [];

function report(what: string, fleet: Fleet, calls: CallsPerSecond, ...stretches: Stretches): void {
  const figures = fleetFigures(fleet, calls, ...stretches);
  const { busiest, busiestLater, busiestInOutage, firstAfterOutage } = figures;
  rows.push([
    what,
    fleet.clients.toLocaleString("en"),
    (calls.total / fleet.clients).toFixed(1),
    ...[busiest, busiestLater, busiestInOutage, firstAfterOutage].map(percent),
  ]);
}

const large = fleetOf(100_000);
const small = fleetOf(1_000);
const simulated = simulateFleet(large);
report("1 h, 24 h", large, simulated);
report("1 h, 24 h, without jitter", large, simulateFleet(large, noJitter));
const slow = fleetOf(100_000, 4);
report("4 h, 96 h", slow, simulateFleet(slow));
const slowDay = { ...slow, untilMs: large.untilMs, outage: large.outage };
const sameHours = { fromMs: hour, laterFromMs: 10 * hour, laterToMs: 12 * hour };
report("4 h, 24 h", slowDay, simulateFleet(slowDay), sameHours);
const sessions = await runSessions(small);
report("1 h, 24 h, real sessions", small, sessions);
for (const kind of holderKinds.slice(1))
  report(`1 h, 24 h, ${kind.name}`, small, await runHolders(small, kind));

printTable(
  "A fleet that loads within a minute: the share of it that the route sees in one second. Busiest: after one life (4 h, 24 h: after 1 h), outage apart; later: in lives 10 to 12 (4 h, 24 h: hours 10 to 12)",
  ["life, time", "clients", "calls each", "busiest", "later", "in the outage", "first after it"],
  rows,
);
const tenMinutes = 10 * minute;
const sameChance = difference(sessions.histogram(minute), simulateFleet(small).histogram(minute));
const otherChance = difference(sessions.histogram(tenMinutes), simulated.histogram(tenMinutes));
console.log(`
Real sessions against simulated clients: with the same chance (1,000 of each) ${percent(sameChance)} of the calls are in
another minute; with other chance (1,000 and 100,000) ${percent(otherChance)} are in another ten minutes.`);
