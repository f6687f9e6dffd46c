import { afterEach, beforeEach, vi } from "vitest";

/** Console output that a test did not claim with {@link expectConsole} fails it. */
const methods = ["error", "warn", "info", "log", "debug"] as const;
let unexpected: string[] = [];
let claimed: RegExp[] = [];

/** Claims one line of console output that the test is about; it has to come. */
export function expectConsole(pattern: RegExp): void {
  claimed.push(pattern);
}

beforeEach(() => {
  unexpected = [];
  claimed = [];
  for (const method of methods) {
    vi.spyOn(console, method).mockImplementation((...words: unknown[]) => {
      const line = words.map(String).join(" ");
      const index = claimed.findIndex((pattern) => pattern.test(line));
      if (index >= 0) claimed.splice(index, 1);
      else unexpected.push(`console.${method}: ${line}`);
    });
  }
});

afterEach(() => {
  // Of tests that run side by side the first to end restores for all.
  for (const method of methods) if (vi.isMockFunction(console[method])) console[method].mockRestore();
  const problems = [
    ...unexpected,
    ...claimed.map((pattern) => `expected on the console, never came: ${pattern}`),
  ];
  if (problems.length > 0) throw new Error(problems.join("\n"));
});
