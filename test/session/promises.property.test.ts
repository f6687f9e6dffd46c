import { afterEach, beforeEach, it, vi } from "vitest";
import { playHistories, playTimeoutMs } from "./playHistories.js";

// Hints on the console have tests of their own.
beforeEach(() => void vi.stubEnv("NODE_ENV", "production"));
afterEach(() => void vi.unstubAllEnvs());

it(
  "keeps its promises through any history of calls, answers, failures and clocks",
  () => playHistories(1, 1),
  playTimeoutMs,
);
