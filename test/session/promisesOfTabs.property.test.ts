import { afterEach, beforeEach, it, vi } from "vitest";
import { playHistories, playTimeoutMs } from "./playHistories.js";

// Hints on the console have tests of their own.
beforeEach(() => void vi.stubEnv("NODE_ENV", "production"));
afterEach(() => void vi.unstubAllEnvs());

it(
  "keeps its promises in several tabs, whichever of them is frozen, closed or lied to",
  () => playHistories(2, 3),
  playTimeoutMs,
);
