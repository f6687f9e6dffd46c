import { expect, it, onTestFinished, vi } from "vitest";
import { emulatedApi } from "./emulatedApi.js";

function givenTime(at: number) {
  vi.useFakeTimers({ now: at, toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
}

it("follows this machine's clock", () => {
  givenTime(1000);
  const { emulator } = emulatedApi();
  expect(emulator.now()).toEqual(new Date(1000));
  vi.setSystemTime(5000);
  expect(emulator.now()).toEqual(new Date(5000));
});

it("is moved by advance and setTime, goes on from there, and comes back with reset", () => {
  givenTime(1000);
  const { emulator } = emulatedApi();
  emulator.advance(500);
  expect(emulator.now()).toEqual(new Date(1500));
  emulator.setTime(new Date(9000));
  expect(emulator.now()).toEqual(new Date(9000));
  vi.setSystemTime(1001);
  expect(emulator.now()).toEqual(new Date(9001));
  emulator.reset();
  expect(emulator.now()).toEqual(new Date(1001));
});

it("is off by clockSkewMs, in expires_at and in the Date header", async () => {
  givenTime(Date.UTC(2026, 0, 5, 8, 30));
  const { emulator, mint } = emulatedApi({ clockSkewMs: -600_000 });
  expect(emulator.now()).toEqual(new Date(Date.UTC(2026, 0, 5, 8, 20)));
  const { body, headers } = await mint({ expires_in: 60 });
  expect(body.expires_at).toBe("2026-01-05T08:21:00.000+00:00");
  expect(headers.get("date")).toBe("Mon, 05 Jan 2026 08:20:00 GMT");
});

it.each([Number.NaN, Number.POSITIVE_INFINITY])("refuses to be moved by %d", (ms) => {
  const { emulator } = emulatedApi();
  expect(() => emulator.advance(ms)).toThrow("invalid_options");
  expect(() => emulator.setTime(new Date(ms))).toThrow("invalid_options");
});
