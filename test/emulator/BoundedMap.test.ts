import { expect, it } from "vitest";
import { BoundedMap } from "../../src/emulator/BoundedMap.js";

it("forgets its oldest entries beyond its limit", () => {
  const map = new BoundedMap<number, string>(2);
  map.set(1, "a").set(2, "b").set(1, "c").set(3, "d");
  expect([...map]).toEqual([
    [2, "b"],
    [3, "d"],
  ]);
});
