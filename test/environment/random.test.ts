import { expect, it } from "vitest";
import { random } from "../../src/environment/random.js";

it("gives numbers from 0 up to 1, and not always the same", () => {
  const numbers = Array.from({ length: 100 }, random);

  expect(numbers.every((each) => each >= 0 && each < 1)).toBe(true);
  expect(new Set(numbers).size).toBeGreaterThan(1);
});
