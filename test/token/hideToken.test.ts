import { inspect } from "node:util";
import { expect, it } from "vitest";
import { hideToken } from "../../src/token/hideToken.js";

it("lets the token be read where JSON, spreading, cloning and the console do not show it", () => {
  const hidden = hideToken({ status: "ready" }, "ctok_secret");

  expect(hidden.token).toBe("ctok_secret");
  expect(JSON.stringify(hidden)).toBe('{"status":"ready"}');
  expect({ ...hidden }).not.toHaveProperty("token");
  expect(Object.assign({}, hidden)).not.toHaveProperty("token");
  expect(structuredClone(hidden)).toEqual({ status: "ready" });
  expect(Object.values(hidden)).toEqual(["ready"]);
  expect(inspect(hidden, { showHidden: true, depth: null })).not.toContain("ctok_secret");
  expect(String(hidden)).not.toContain("ctok_secret");
});

it("does not let the token be replaced", () => {
  const hidden = hideToken({}, "ctok_secret");

  expect(() => Object.assign(hidden, { token: "ctok_other" })).toThrow(TypeError);
});
