"use client";
import { useMemo } from "react";
import type { Environment } from "../environment/Environment.js";
import { subscribeToSeconds } from "./subscribeToSeconds.js";
import { useSnapshot } from "./useSnapshot.js";

/**
 * Whole seconds until a moment, ticking; `null` without one, and on a server, whose clock is not the reader's.
 * `toSeconds` rounds what is left in milliseconds.
 */
export function useSecondsUntil(
  environment: Environment,
  moment: Date | null,
  toSeconds: (leftMs: number) => number,
): number | null {
  const countdown = useMemo(
    () => createCountdown(environment, moment, toSeconds),
    [environment, moment, toSeconds],
  );
  return useSnapshot(countdown.subscribe, countdown.read, () => null);
}

/** It looks at the clock once a second: two looks would differ by chance, which React takes for a fault. */
function createCountdown(
  environment: Environment,
  moment: Date | null,
  toSeconds: (leftMs: number) => number,
) {
  let seconds: number | null = null;
  return {
    subscribe(onSecond: () => void) {
      seconds = null;
      return subscribeToSeconds(environment, () => {
        seconds = null;
        onSecond();
      });
    },
    read() {
      if (moment && seconds === null) {
        const { wall } = environment.clock();
        const lateMs = wall % 1_000;
        // As of the second that the timer was set for: one that rings late now and then would leave some out.
        seconds = toSeconds(moment.getTime() - wall + (lateMs < 100 ? lateMs : 0));
      }
      return seconds;
    },
  };
}
