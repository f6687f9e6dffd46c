import { expect, it } from "vitest";
import { secondsLeft } from "../../src/server/secondsLeft.js";

const made = { expiresAt: 600_000, sentAt: null, askedSeconds: 600, elapsedMs: 0, wallMs: 0 };

it.each([
  ["by the upstream's clock", { sentAt: 100_000 }, 500],
  ["by the upstream's clock, whatever this server's says", { sentAt: 100_000, wallMs: 590_000 }, 500],
  ["not longer than was asked", { sentAt: -10_000 }, 600],
  ["of which a part of a second counts as one", { sentAt: 599_500 }, 1],
  ["which may be none", { sentAt: 600_000 }, 0],
  ["by what was asked, less the time since", { elapsedMs: 1_500 }, 598],
  ["by this server's clock when that is earlier", { expiresAt: 60_000 }, 60],
  ["not by this server's clock when that is late", { wallMs: -3_600_000 }, 600],
  ["not by this server's clock when a new token would be over", { wallMs: 3_600_000 }, 600],
])("counts what is left %s", (_, facts, seconds) => {
  expect(secondsLeft({ ...made, ...facts })).toBe(seconds);
});
