import fc from "fast-check";
import { afterEach, beforeEach, it, vi } from "vitest";
import { type Answer, History, type Step } from "./History.js";

const answers: Answer[] = [
  "token",
  "token",
  "token",
  "again",
  "lapsed",
  "nonsense",
  "otherUser",
  "unavailable",
  "unauthorized",
  "throttled",
  "throw",
];
const scopes = ["connect:proxy", "connect:accounts:read connect:proxy", "connect:users:write"];
const jumps = [-86_400_000, -60_000, -500, 500, 60_000, 86_400_000];

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 18,
    arbitrary: fc.record({ do: fc.constant("getToken"), minValidity: fc.constantFrom(0, 0, 0, 30, 100_000) }),
  },
  { weight: 9, arbitrary: fc.record({ do: fc.constant("refresh") }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("getSingleUseToken") }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("requestScope"), scope: fc.constantFrom(...scopes) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("setScope"), scope: fc.constantFrom(...scopes) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("abort"), which: fc.nat(2) }) },
  {
    weight: 9,
    arbitrary: fc.record({
      do: fc.constant("invalidate"),
      which: fc.constantFrom("current", "old"),
      times: fc.constantFrom(1, 100),
    }),
  },
  {
    weight: 30,
    arbitrary: fc.record({ do: fc.constant("answer"), which: fc.nat(2), with: fc.constantFrom(...answers) }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("behave"), as: fc.constantFrom("wait", ...answers) }) },
  {
    weight: 24,
    arbitrary: fc.record({
      do: fc.constant("advance"),
      ms: fc.constantFrom(1, 300, 1_500, 10_000, 31_000, 61_000, 700_000),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("sleep"), ms: fc.constantFrom(500, 60_000, 86_400_000) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("setWallClock"), ms: fc.constantFrom(...jumps) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom("see", "connect"), on: fc.boolean() }) },
  { weight: 12, arbitrary: fc.record({ do: fc.constant("start") }) },
  { weight: 9, arbitrary: fc.record({ do: fc.constant("stop") }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("dispose") }) },
) as fc.Arbitrary<Step>;

// Hints on the console have tests of their own.
beforeEach(() => void vi.stubEnv("NODE_ENV", "production"));
afterEach(() => void vi.unstubAllEnvs());

/** To play a failure again: `REPLAY_SEED=… npx vitest run --project node test/session/promises`. */
const seed = process.env.REPLAY_SEED;
const runs = Number(process.env.RUNS ?? 400);

it(
  "keeps its promises through any history of calls, answers, failures, clocks and tabs seen",
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(1, 20, 100, 3_600, 14_400),
        fc.constantFrom(0, 0.5, 0.999),
        fc.array(step, { minLength: 5, maxLength: 60 }),
        async (life, chance, steps) => {
          const history = new History(life, chance);
          for (const each of steps) await history.play(each);
          await history.end();
        },
      ),
      { numRuns: runs, ...(seed === undefined ? {} : { seed: Number(seed) }) },
    );
  },
  runs * 200,
);
