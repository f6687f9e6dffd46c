import { printTable } from "../table.js";
import { bareMinimum, mostCalls } from "./days/Day.js";
import { days } from "./days/days.js";
import { liveThrough } from "./days/liveThrough.js";
import { holderKinds } from "./holders/holderKinds.js";

const rows: string[][] = [];
for (const day of days) {
  const row = [day.what, String(bareMinimum(day)), String(mostCalls(day))];
  for (const kind of holderKinds) {
    const { calls, lapsed, late, failed } = await liveThrough(day, kind);
    const trouble = Object.entries({ lapsed, late, failed }).filter(([, count]) => count > 0);
    row.push([calls, ...trouble.map(([what, count]) => `${count} ${what}`)].join(", "));
  }
  rows.push(row);
}
printTable(
  "Calls of the route in a day of an app that calls an API every 10 s (every 250 ms at a life of 1 s) while it is seen",
  ["life, day", "bare minimum", "promise 10", ...holderKinds.map(({ name }) => name)],
  rows,
);
