import { expect, it } from "vitest";
import { jsonDepth } from "../../src/server/jsonDepth.js";

it.each([
  ["1", 0],
  ["{}", 1],
  ['{"a":[{}],"b":[]}', 3],
  ['{"[[[[":"{{{{"}', 1],
  ['["\\"[[["]', 1],
  ['["[[[[', 1],
  ['["[[[[\\', 1],
  [`[${'"\\'.repeat(50_001)}[[`, 1],
  ["[".repeat(100_000), 100_000],
  [`["${"\\\\".repeat(50_000)}`, 1],
])("finds in %.30j a depth of %d", (text, depth) => {
  expect(jsonDepth(text)).toBe(depth);
});
