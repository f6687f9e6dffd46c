/** Where a point in time stands on the life line, in percent of its width; now stands still. */
export interface TimeScale {
  readonly now: number;
  /** ms from the left end to the right one. */
  readonly span: number;
  x(time: number): number;
  /** Round points in time, as ms from now. */
  readonly ticks: readonly number[];
}

const nowAt = 0.4;
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200].map((seconds) => seconds * 1_000);

/** A scale on which a whole life fits to the right of now, and a part of the last one to the left. */
export function createTimeScale(now: number, life: number): TimeScale {
  const span = (life * 1.08) / (1 - nowAt);
  const step = steps.find((each) => span / each <= 6) ?? span / 4;
  const ticks: number[] = [];
  for (let tick = -Math.floor((span * nowAt) / step) * step; tick <= span * (1 - nowAt); tick += step) {
    ticks.push(tick);
  }
  return { now, span, ticks, x: (time) => (nowAt + (time - now) / span) * 100 };
}
