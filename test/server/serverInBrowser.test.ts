import { readFileSync } from "node:fs";
import * as door from "react-connect-token/server";
import { expect, it } from "vitest";

it("ends the import for a browser with one sentence that says what to do", async () => {
  await expect(import("../../src/server-in-browser.js")).rejects.toThrow(
    /holds your client secret.*call createTokenCallback.* in the browser/,
  );
});

it("has every name of the door, so that an import gets as far as the sentence", () => {
  const source = readFileSync(new URL("../../src/server-in-browser.ts", import.meta.url), "utf8");
  for (const name of Object.keys(door)) {
    expect(source).toMatch(new RegExp(`^export (const ${name} =|\\{ ${name} \\})`, "m"));
  }
});
