import { check } from "../errors/check.js";

/** A stretch of time as people write it: `"90s"`, `"2h"`, `"1.5d"`. */
export type Duration = `${number}${"ms" | "s" | "m" | "h" | "d"}`;

const unitMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of a number of them, or of a {@link Duration}; `option`: what a wrong one is called by. */
export function durationMs(time: number | Duration, option: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(String(time)) ?? [];
  const ms = typeof time === "number" ? time : Number(amount) * unitMs[unit as keyof typeof unitMs];
  check(Number.isFinite(ms) && ms >= 0, option, 'is neither a number of ms nor a text such as "2h"');
  return ms;
}
