import { expect, it } from "vitest";
import { sameFields } from "../../src/session/sameFields.js";
import { hideToken } from "../../src/token/hideToken.js";

const at = (ms: number) => new Date(ms);
const list = ["connect:proxy"];

class Named {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}
const named = new Named("one");

it.each([
  ["the same text", "a", "a"],
  ["the same object of a class", named, named],
  ["nothing and nothing", null, null],
  ["no number and no number", Number.NaN, Number.NaN],
  ["empty objects", {}, {}],
  ["equal fields", { status: "ready", scopes: list }, { status: "ready", scopes: list }],
  ["dates of one time", { at: at(1) }, { at: at(1) }],
  ["lists of the same", ["a", 1], ["a", 1]],
  ["one hidden token", hideToken({ a: 1 }, "ctok_1"), hideToken({ a: 1 }, "ctok_1")],
])("takes %s for the same", (_, one, other) => {
  expect(sameFields(one, other)).toBe(true);
});

it.each([
  ["two texts", "a", "b"],
  ["two numbers", 1, 2],
  ["a text and a number", "1", 1],
  ["nothing and an object", null, {}],
  ["an object and nothing", {}, null],
  ["undefined and an object", undefined, {}],
  ["an object and a text", {}, ""],
  ["a field more", { a: 1 }, { a: 1, b: 2 }],
  ["a field less", { a: 1, b: 2 }, { a: 1 }],
  ["another value", { a: 1 }, { a: 2 }],
  ["dates of two times", { at: at(1) }, { at: at(2) }],
  ["a date and its number", { at: at(1) }, { at: 1 }],
  ["a number and its date", { at: 1 }, { at: at(1) }],
  ["lists in another order", ["a", "b"], ["b", "a"]],
  ["an empty list and an empty object", [], {}],
  ["a longer list", ["a"], ["a", "b"]],
  ["two lists inside", { scopes: ["a"] }, { scopes: ["a"] }],
  ["two hidden tokens", hideToken({ a: 1 }, "ctok_1"), hideToken({ a: 1 }, "ctok_2")],
  ["a hidden token and none", hideToken({ a: 1 }, "ctok_1"), { a: 1 }],
  ["two of a class, which may hide more", new Named("one"), new Named("one")],
  ["one of a class and its fields", named, { name: "one" }],
  ["fields and one of a class with them", { name: "one" }, named],
  ["two functions", () => 1, () => 1],
])("tells %s apart", (_, one, other) => {
  expect(sameFields(one, other)).toBe(false);
});
