import { expect, it } from "vitest";
import { arrivalOf, arrived } from "../../src/session/arrival.js";

it.each([
  ["kept", () => Promise.resolve("a token"), "a token"],
  ["broken", () => Promise.reject("no token"), "no token"],
])(
  "knows what a promise that is %s has brought once it is there, and leaves nothing unhandled",
  async (_, make, outcome) => {
    const promise = make();
    const arrival = arrivalOf(promise);
    expect(arrived.has(promise)).toBe(false);
    await arrival;
    expect(arrived.get(promise)).toBe(outcome);
  },
);
