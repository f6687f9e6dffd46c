import type { Day } from "./Day.js";

const second = 1_000;
const hour = 3_600 * second;
/** A whole day, seen. */
const turnsMs = [24 * hour];
const everyMs = 10 * second;
/** Four half hours of it. */
const seenNowAndThen = [0.5, 2.5, 0.5, 3.5, 0.5, 4.5, 0.5, 11.5].map((hours) => hours * hour);

export const days: readonly Day[] = [
  { what: "1 s, seen for 10 min", life: 1, everyMs: 250, turnsMs: [600 * second] },
  { what: "60 s, seen for 24 h", life: 60, everyMs, turnsMs },
  { what: "1 h, seen for 24 h", life: 3_600, everyMs, turnsMs },
  { what: "4 h, seen for 24 h", life: 14_400, everyMs, turnsMs },
  { what: "60 s, seen for 4 × 30 min of 24 h", life: 60, everyMs, turnsMs: seenNowAndThen },
  { what: "1 h, seen for 4 × 30 min of 24 h", life: 3_600, everyMs, turnsMs: seenNowAndThen },
  { what: "4 h, seen for 4 × 30 min of 24 h", life: 14_400, everyMs, turnsMs: seenNowAndThen },
];
