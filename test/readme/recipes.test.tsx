import { rmSync } from "node:fs";
import { afterAll } from "vitest";
import { recipes, writeReadmeFiles } from "./writeReadmeFiles.js";

/** The tests of docs/testing.md, run as they stand there. */
const { folder, files } = writeReadmeFiles(`recipes-${process.pid}-${Math.random()}`, recipes);
for (const file of files.filter((each) => each.includes(".test.")))
  await import(/* @vite-ignore */ `${folder}/${file}`);

afterAll(() => rmSync(folder, { recursive: true }));
