import { expect, it } from "vitest";
import { parseUrl } from "../../src/server/parseUrl.js";

it("reads an address, alone or against another, and answers null for what is none", () => {
  expect(parseUrl("https://app.example.com")?.href).toBe("https://app.example.com/");
  expect(parseUrl("/done", "https://app.example.com")?.href).toBe("https://app.example.com/done");
  expect([parseUrl("/done"), parseUrl(""), parseUrl("https://")]).toEqual([null, null, null]);
});

it("reads an umlaut for the ten thousandth time, when Node 20's URL.canParse no longer does", () => {
  const read = Array.from({ length: 10_000 }, () => parseUrl("https://b\u00fccher.example")?.host);
  expect(new Set(read)).toEqual(new Set(["xn--bcher-kva.example"]));
});
