/** How many calls the route saw in each second. */
export class CallsPerSecond {
  readonly #counts: Uint32Array;

  constructor(untilMs: number) {
    this.#counts = new Uint32Array(Math.ceil(untilMs / 1_000));
  }

  add(atMs: number): void {
    const second = Math.floor(atMs / 1_000);
    this.#counts[second] = (this.#counts[second] ?? 0) + 1;
  }

  get total(): number {
    return this.#counts.reduce((sum, count) => sum + count, 0);
  }

  /** Calls in the second that begins then. */
  at(atMs: number): number {
    return this.#counts[Math.floor(atMs / 1_000)] ?? 0;
  }

  /** Calls in the busiest second between these times. */
  busiest(fromMs: number, toMs: number): number {
    return this.#counts
      .subarray(fromMs / 1_000, toMs / 1_000)
      .reduce((most, count) => Math.max(most, count), 0);
  }

  /** The calls in stretches of so many ms. */
  histogram(binMs: number): number[] {
    const bins = new Array<number>(Math.ceil((this.#counts.length * 1_000) / binMs)).fill(0);
    for (const [second, count] of this.#counts.entries()) {
      const bin = Math.floor((second * 1_000) / binMs);
      bins[bin] = (bins[bin] ?? 0) + count;
    }
    return bins;
  }
}

/** Which share of the calls is in another bin here than there; the other histogram is scaled to as many calls. */
export function difference(one: readonly number[], other: readonly number[]): number {
  const sum = (bins: readonly number[]) => bins.reduce((total, count) => total + count, 0);
  const scale = sum(one) / sum(other);
  const apart = one.reduce((total, count, bin) => total + Math.abs(count - scale * (other[bin] ?? 0)), 0);
  return apart / 2 / sum(one);
}
