import { expect, it } from "vitest";
import { readAllowedOrigins } from "../../src/server/readAllowedOrigins.js";

it.each([
  [undefined, []],
  ["", []],
  [[], []],
  ["https://a.example", ["https://a.example"]],
  ["https://a.example/, https://b.example:8443", ["https://a.example", "https://b.example:8443"]],
  ["https://a.example\nhttps://a.example", ["https://a.example"]],
  ['["https://a.example","b.example"]', ["https://a.example", "https://b.example"]],
  ['"https://a.example,https://b.example"', ["https://a.example", "https://b.example"]],
  ["HTTPS://A.example:443", ["https://a.example"]],
  ["a.example", ["https://a.example"]],
  ["localhost:3000, 127.0.0.1:3000", ["http://localhost:3000", "http://127.0.0.1:3000"]],
  ["[::1]:3000", ["http://[::1]:3000"]],
  ["[2001:db8::1], [::1]", ["https://[2001:db8::1]", "http://[::1]"]],
  ['[ "[::1]:3000" ]', ["http://[::1]:3000"]],
  ["localhost.example", ["https://localhost.example"]],
  [
    ["capacitor://localhost", "null"],
    ["capacitor://localhost", "null"],
  ],
])("reads %j as %j", (value, origins) => {
  expect(readAllowedOrigins(value)).toEqual(origins);
});

it.each([
  "*",
  "https://*.example",
  "https://a.example/path",
  "https://a.example?x",
  "https://a.example#",
  "https://user@a.example",
  "https://",
  "[not json",
  "[1]",
  "file:///x",
  7,
  [["https://a.example"]],
  { origin: "https://a.example" },
])("refuses %j", (value) => {
  expect(() => readAllowedOrigins(value)).toThrow(expect.objectContaining({ code: "invalid_options" }));
});
