import { expect, it } from "vitest";
import {
  expiresAt,
  floorMs,
  type Lease,
  refreshAfterMs,
  remainingMs,
  usableMs,
} from "../../src/token/Lease.js";

const noon = Date.UTC(2026, 0, 1, 12);

function leaseOf(lifeMs: number, more: Partial<Lease> = {}): Lease {
  return {
    token: "ctok_1",
    scopes: ["connect:*"],
    since: { wall: noon, monotonic: 0 },
    lifeMs,
    refreshAfterMs: 0,
    askedAt: 1,
    ...more,
  };
}

it.each([
  [1, 100],
  [20, 2_000],
  [60, 6_000],
  [300, 30_000],
  [3_600, 30_000],
  [14_400, 30_000],
])("does not hand out a token of %i s within its last %i ms", (seconds, floor) => {
  const lifeMs = seconds * 1_000;
  const at = (ms: number) => ({ wall: noon + ms, monotonic: ms });

  expect(floorMs(lifeMs)).toBe(floor);
  expect(usableMs(leaseOf(lifeMs), at(0))).toBe(lifeMs - floor);
  expect(usableMs(leaseOf(lifeMs), at(lifeMs - floor - 1))).toBe(1);
  expect(usableMs(leaseOf(lifeMs), at(lifeMs - floor))).toBe(0);
  expect(usableMs(leaseOf(lifeMs), at(lifeMs))).toBeLessThan(0);
});

it.each([
  [1, 700, 800],
  [20, 14_000, 16_000],
  [60, 42_000, 48_000],
  [3_600, 2_910_000, 3_270_000],
  [14_400, 12_630_000, 14_070_000],
])("refreshes a token of %i s from %i ms to %i ms of its life, by chance", (seconds, earliest, latest) => {
  expect(refreshAfterMs(seconds * 1_000, 0.999999999)).toBeCloseTo(earliest, 0);
  expect(refreshAfterMs(seconds * 1_000, 0)).toBe(latest);
});

it("counts on the wall clock and on the monotonic one, and believes the larger", () => {
  const lease = leaseOf(60_000);

  expect(remainingMs(lease, { wall: noon + 20_000, monotonic: 10_000 })).toBe(40_000);
  expect(remainingMs(lease, { wall: noon - 3_600_000, monotonic: 10_000 })).toBe(50_000);
  expect(remainingMs(lease, { wall: noon - 1, monotonic: -1 })).toBe(60_000);
});

it("uses a token that names no end for ever, until it is refused", () => {
  const late = { wall: noon + 1e12, monotonic: 1e12 };

  expect(usableMs(leaseOf(Number.POSITIVE_INFINITY), late)).toBe(Number.POSITIVE_INFINITY);
  expect(expiresAt(leaseOf(Number.POSITIVE_INFINITY))).toBeNull();
  expect(usableMs(leaseOf(Number.POSITIVE_INFINITY, { isRefused: true }), late)).toBe(0);
  expect(refreshAfterMs(Number.POSITIVE_INFINITY, 0)).toBe(Number.POSITIVE_INFINITY);
  expect(usableMs(leaseOf(60_000, { isRefused: true }), { wall: noon, monotonic: 0 })).toBe(0);
});

it("tells its end by the device's clock", () => {
  expect(expiresAt(leaseOf(60_000))).toEqual(new Date(noon + 60_000));
});
