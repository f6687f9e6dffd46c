import { useEffect } from "react";
import type { TokenWorld } from "./TokenWorld.js";

const speeds: Record<TokenWorld["clock"], number> = { held: 0, "1x": 1, "10x": 10, "60x": 60 };
const stepMs = 200;

/** Lets time go by for `advance`, as fast as asked, while this is mounted. `advance` stays the same function. */
export function useRunningClock(clock: TokenWorld["clock"], advance: (ms: number) => Promise<void>): void {
  useEffect(() => {
    const speed = speeds[clock];
    if (speed === 0) return;
    let isAdvancing = false;
    const timer = setInterval(async () => {
      if (isAdvancing) return;
      isAdvancing = true;
      await advance(stepMs * speed);
      isAdvancing = false;
    }, stepMs);
    return () => clearInterval(timer);
  }, [clock, advance]);
}
