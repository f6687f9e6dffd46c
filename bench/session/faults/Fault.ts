import type { HolderKind } from "../Holder.js";

/** Whether a holder came through, and by how much, or by how much not; `null`: it offers nothing that could. */
export interface Verdict {
  readonly held: boolean | null;
  readonly figure: string;
}

/** What may go wrong, for one of the promises. */
export interface Fault {
  readonly promise: number;
  readonly what: string;
  run(kind: HolderKind): Promise<Verdict>;
}

export const second = 1_000;
export const minute = 60_000;
export const hour = 3_600_000;
export const day = 86_400_000;
