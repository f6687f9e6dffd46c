import { expect, it } from "vitest";
import { connectTokenError } from "../../src/errors/browserCatalogue.js";
import { englishLabels } from "../../src/ui/englishLabels.js";

const { timeLeft, retryIn, deniedText, reason } = englishLabels;

it.each([
  [0, "0:00 left"],
  [59, "0:59 left"],
  [3_599, "59:59 left"],
  [3_600, "1:00:00 left"],
  [7_509, "2:05:09 left"],
])("counts %i seconds as a clock does", (seconds, text) => {
  expect(timeLeft(seconds)).toBe(text);
});

it.each([
  [1, "Trying again in 1 second."],
  [99, "Trying again in 99 seconds."],
  [100, "Trying again in 2 minutes."],
  [3_600, "Trying again in 60 minutes."],
])("says when it is tried again: %i", (seconds, text) => {
  expect(retryIn(seconds)).toBe(text);
});

it("explains one missing scope, several, and several of which one would do", () => {
  const text = (count: number, match: "all" | "any") => deniedText("missing_scope", { count, match });
  expect([text(1, "all"), text(1, "any"), text(2, "all"), text(2, "any")]).toEqual([
    "What is missing:",
    "What is missing:",
    "What is missing, 2 permissions:",
    "One of these would do:",
  ]);
});

it("has words for what a reader may meet, and a code for what only a developer understands", () => {
  expect(reason(connectTokenError("callback_timeout", { timeout: 1 } as never))).toBe(
    "Our server takes too long.",
  );
  expect(reason(connectTokenError("callback_rejected", { status: 400 } as never))).toBe(
    "Something is wrong on our side (callback_rejected).",
  );
});
