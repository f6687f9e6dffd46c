import { expect, it } from "vitest";
import { outsideFacts } from "./outsideFacts.js";
import { parseModule } from "./SourceModule.js";

const factsOf = (text: string) => outsideFacts(parseModule("session/sample.ts", text));

it("sees time, chance and the browser where they are read", () => {
  expect(factsOf("const at = Date.now() + Math.random();")).toEqual(["Date.now", "Math.random"]);
  expect(factsOf("const today = new Date();")).toEqual(["new Date()"]);
  expect(factsOf("setTimeout(() => document.title, 1);")).toEqual(["setTimeout", "document"]);
  expect(factsOf("const hidden = globalThis.document?.hidden;")).toEqual(["document"]);
  expect(factsOf("const ports = { navigator };")).toEqual(["navigator"]);
  expect(factsOf("const port = window as unknown;")).toEqual(["window"]);
});

it("lets types, properties and a file's own names pass", () => {
  expect(factsOf("let timer: ReturnType<typeof setTimeout> | undefined;")).toEqual([]);
  expect(factsOf("const window = 3; const half = window / 2;")).toEqual([]);
  expect(factsOf("const wait = ({ setTimeout }: Timer) => setTimeout(1);")).toEqual([]);
  expect(factsOf("environment.performance.now(); const clock = { document: 1 };")).toEqual([]);
  expect(factsOf("const at = new Date(0); globalThis.fetch(url);")).toEqual([]);
});
