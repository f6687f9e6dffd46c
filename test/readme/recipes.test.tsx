import { rmSync } from "node:fs";
import { afterAll } from "vitest";
import { recipes, writeReadmeFiles } from "./writeReadmeFiles.js";

/** The tests of docs/testing.md, run as they stand there; that for a browser is run by `npm run test:package`. */
const { folder, files } = writeReadmeFiles(`recipes-${process.pid}-${Math.random()}`, recipes);
for (const file of files.filter((each) => each.includes(".test.") && !each.includes(".browser.")))
  await import(/* @vite-ignore */ `${folder}/${file}`);

afterAll(() => rmSync(folder, { recursive: true }));
