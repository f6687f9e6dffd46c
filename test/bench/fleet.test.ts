import { expect, it } from "vitest";
import { fleetOf } from "../../bench/session/fleet/Fleet.js";
import { fleetFigures } from "../../bench/session/fleet/fleetFigures.js";
import { runSessions } from "../../bench/session/fleet/runSessions.js";
import { noJitter, simulateFleet } from "../../bench/session/fleet/simulateFleet.js";

it.each([
  { life: "an hour", scale: 1 },
  { life: "four hours", scale: 4 },
])(
  "a hundred thousand clients that load within a minute do not come back together, at a life of $life",
  ({ scale }) => {
    const fleet = fleetOf(100_000, scale);
    const figures = fleetFigures(fleet, simulateFleet(fleet));
    expect(figures.busiest).toBeLessThanOrEqual(0.004 / scale);
    expect(figures.busiestLater).toBeLessThanOrEqual(0.002 / scale);
    expect(figures.firstAfterOutage).toBeLessThanOrEqual(0.05 / scale);
  },
);

it("without jitter they would", () => {
  const fleet = fleetOf(100_000);
  expect(fleetFigures(fleet, simulateFleet(fleet, noJitter)).busiestLater).toBeGreaterThan(0.016);
});

it("a thousand sessions call when the simulation of their rules says", async () => {
  const day = fleetOf(1_000);
  const minute = 60_000;
  const outage = { fromMs: 50 * minute, toMs: 51 * minute };
  const fleet = { ...day, untilMs: 70 * minute, outage };
  const sessions = await runSessions(fleet);
  expect(sessions.histogram(minute)).toEqual(simulateFleet(fleet).histogram(minute));
});
