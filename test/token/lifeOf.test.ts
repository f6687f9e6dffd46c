import { expect, it } from "vitest";
import { lifeOfAged, lifeOfAnswer } from "../../src/token/lifeOf.js";
import type { ReadToken } from "../../src/token/readTokenResponse.js";

const noon = Date.UTC(2026, 0, 1, 12);
const start = { wall: noon, monotonic: 0 };
const hour = 3_600_000;

function read(fields: Partial<ReadToken>): ReadToken {
  return {
    token: "ctok_1",
    expiresIn: null,
    expiresAt: null,
    scopes: null,
    externalUserId: null,
    connectLinkUrl: null,
    extra: {},
    ...fields,
  };
}

it("believes expires_in rather than a date", () => {
  const both = read({ expiresIn: 60, expiresAt: noon + hour });

  expect(lifeOfAnswer(both, null, start)).toBe(60_000);
  expect(lifeOfAnswer(both, { date: noon, age: 0 }, start)).toBe(60_000);
});

it("takes Age off", () => {
  expect(lifeOfAnswer(read({ expiresIn: 60 }), { date: noon, age: 15 }, start)).toBe(45_000);
  expect(lifeOfAnswer(read({ expiresAt: noon + hour }), { date: noon, age: 15 }, start)).toBe(
    hour - 15_000 - 999,
  );
});

it("measures a date by the server's own Date, so that a wrong device clock does not matter", () => {
  for (const skew of [-hour, 0, hour, 1_000 * hour]) {
    const wrong = { wall: noon + skew, monotonic: 0 };

    expect(lifeOfAnswer(read({ expiresAt: noon + hour }), { date: noon, age: 0 }, wrong)).toBe(hour - 999);
  }
});

it("measures a date by the device's clock when the server does not tell its time", () => {
  expect(lifeOfAnswer(read({ expiresAt: noon + hour }), null, start)).toBe(hour);
  expect(lifeOfAnswer(read({ expiresAt: noon + hour }), { date: null, age: 0 }, start)).toBe(hour);
  expect(lifeOfAnswer(read({ expiresAt: noon - 1 }), null, start)).toBe(-1);
});

it("takes no more than half of a very short life for the second that Date leaves open", () => {
  expect(lifeOfAnswer(read({ expiresAt: noon + 1_000 }), { date: noon, age: 0 }, start)).toBe(500);
  expect(lifeOfAnswer(read({ expiresAt: noon - 1_000 }), { date: noon, age: 0 }, start)).toBe(-1_000);
});

it("knows no end where none is named", () => {
  expect(lifeOfAnswer(read({}), { date: noon, age: 0 }, start)).toBe(Number.POSITIVE_INFINITY);
  expect(lifeOfAged(read({}), start)).toBe(Number.POSITIVE_INFINITY);
});

it("takes the earlier of both ends for a token that has an age", () => {
  expect(lifeOfAged(read({ expiresIn: 3600, expiresAt: noon + 60_000 }), start)).toBe(60_000);
  expect(lifeOfAged(read({ expiresIn: 30, expiresAt: noon + 60_000 }), start)).toBe(30_000);
  expect(lifeOfAged(read({ expiresIn: 30 }), start)).toBe(30_000);
  expect(lifeOfAged(read({ expiresAt: noon - 5 }), start)).toBe(-5);
});

it("cuts every life to four hours", () => {
  const long = read({ expiresIn: 86_400, expiresAt: noon + 24 * hour });

  expect(lifeOfAnswer(long, null, start)).toBe(4 * hour);
  expect(lifeOfAnswer(read({ expiresAt: noon + 24 * hour }), null, start)).toBe(4 * hour);
  expect(lifeOfAnswer(read({ expiresAt: noon + 24 * hour }), { date: noon, age: 0 }, start)).toBe(4 * hour);
  expect(lifeOfAged(long, start)).toBe(4 * hour);
});
