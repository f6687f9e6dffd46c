/** TSDoc text as the cell of a table: on one line, links as code, nothing that reads as a column or as HTML. */
export function cell(text) {
  const line = text.replace(/\{@link (?:[^}|]*\|\s*)?([^}]*?)\s*\}/g, "`$1`").replace(/\s+/g, " ");
  return line
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith("`") ? part : part.replace(/[<>]/g, "\\$&")))
    .join("")
    .replaceAll("|", "\\|")
    .trim();
}

/** A table; an empty cell is a dash. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.map((text) => text || "–").join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
