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

const happening = fc.oneof(
  {
    weight: 18,
    arbitrary: fc.record({
      do: fc.constant("getToken"),
      minValidity: fc.constantFrom(null, null, 0, 30, 100_000),
    }),
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
      ms: fc.constantFrom(1, 300, 1_500, 10_000, 31_000),
      lives: fc.constantFrom(0, 0, 0, 0, 0.1, 0.1, 0.5, 0.5, 1, 2.5),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("sleep"), ms: fc.constantFrom(500, 60_000, 86_400_000) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("setWallClock"), ms: fc.constantFrom(...jumps) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom("see", "connect"), on: fc.boolean() }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom("freeze", "thaw", "thaw", "cache", "close", "wakeUp", "switchUser"),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("forge"),
      as: fc.constantFrom("garbage", "otherKey", "overlong", "replay", "foreign"),
    }),
  },
  { weight: 12, arbitrary: fc.record({ do: fc.constant("start") }) },
  { weight: 9, arbitrary: fc.record({ do: fc.constant("stop") }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("dispose") }) },
);

const step = fc
  .record({ tab: fc.nat(2), happening })
  .map(({ tab, happening }) => ({ tab, ...happening })) as fc.Arbitrary<Step>;

/**
 * The same histories each time; `npm run test:soak` plays new ones. To play a failure again:
 * `REPLAY_SEED=… REPLAY_PATH=… npx vitest run --project node test/session/promises`.
 */
const { REPLAY_SEED: seed = 20_260_101, REPLAY_PATH: path, RUNS: runs = 1_000, SHRINK: shrink } = process.env;

/** A test that plays many histories, each in this many tabs, and looks after each step whether every promise is kept. */
export function testHistories(name: string, tabs: { readonly min: number; readonly max: number }): void {
  // Hints on the console have tests of their own.
  beforeEach(() => void vi.stubEnv("NODE_ENV", "production"));
  afterEach(() => void vi.unstubAllEnvs());
  // Far above what they need: a busy machine is not a failure.
  it(name, () => playHistories(tabs), 60_000 + Number(runs) * 500);
}

async function playHistories(tabs: { readonly min: number; readonly max: number }): Promise<void> {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(1, 20, 20, 100, 100, 3_600, 3_600, 14_400, 14_400),
      fc.constantFrom(0.2, 0.5, 0.999),
      fc.integer(tabs),
      fc.oneof(
        { weight: 31, arbitrary: fc.array(step, { minLength: 5, maxLength: 25, size: "max" }) },
        { weight: 1, arbitrary: fc.array(step, { minLength: 100, maxLength: 200, size: "max" }) },
      ),
      async (life, chance, tabs, steps) => {
        const history = new History(life, chance, tabs);
        for (const each of steps) await history.play(each);
        await history.end();
      },
    ),
    {
      numRuns: Number(runs),
      endOnFailure: shrink === "no",
      seed: Number(seed),
      ...(path === undefined ? {} : { path }),
    },
  );
}
