import { printTable } from "../table.js";
import { faults } from "./faults/faults.js";
import { holderKinds } from "./holders/holderKinds.js";

const rows: string[][] = [];
for (const fault of faults) {
  const row = [String(fault.promise), fault.what];
  for (const kind of holderKinds) {
    const { held, figure } = await fault.run(kind);
    row.push(held === null ? figure : `${held ? "held" : "BROKEN"}: ${figure}`);
  }
  rows.push(row);
}
printTable("Each promise under its fault", ["", "fault", ...holderKinds.map(({ name }) => name)], rows);
