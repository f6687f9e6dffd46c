import { expect, it } from "vitest";

it("ends the import for a browser with one sentence that says what to do", async () => {
  await expect(import("../../src/server-in-browser.js")).rejects.toThrow(
    /holds your client secret.*call createTokenCallback.* in the browser/,
  );
});
