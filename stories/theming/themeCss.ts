/** What was changed, by variable. */
export type Theme = Readonly<Record<string, string>>;

/** A theme as a stylesheet says it. */
export function themeCss(theme: Theme): string {
  const lines = Object.entries(theme).map(([name, value]) => `  ${name}: ${value};\n`);
  return lines.length === 0 ? "" : `:root {\n${lines.join("")}}\n`;
}
