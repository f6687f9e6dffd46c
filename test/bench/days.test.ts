import { expect, it } from "vitest";
import { bareMinimum, mostCalls } from "../../bench/session/days/Day.js";
import { days } from "../../bench/session/days/days.js";
import { liveThrough } from "../../bench/session/days/liveThrough.js";
import { ours } from "../../bench/session/holders/ours.js";

for (const day of days)
  it(`a day costs no more calls than promised: tokens of ${day.what}`, async () => {
    const { calls, ...trouble } = await liveThrough(day, ours);
    expect(calls).toBeGreaterThanOrEqual(bareMinimum(day));
    expect(calls).toBeLessThanOrEqual(mostCalls(day));
    expect(trouble).toEqual({ lapsed: 0, late: 0, failed: 0 });
  });
