/** `9 s`, `1:05 min`, `2:00 h`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const [large, small, unit] = seconds < 3_600 ? [60, 1, "min"] : [3_600, 60, "h"];
  const rest = Math.floor((seconds % large) / small);
  return `${Math.floor(seconds / large)}:${String(rest).padStart(2, "0")} ${unit}`;
}
