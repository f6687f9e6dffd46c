/**
 * Ends a command's output with what failed, a line each, and the line that CI sums up; fails the process if anything
 * did. Of what has shown its failures itself, `failed` is their number.
 */
export function closingLine({ passed, failures = [], failed = failures.length }) {
  process.exitCode = failed > 0 ? 1 : 0;
  for (const failure of failures) console.log(`✗ ${failure}`);
  console.log(`${passed} passed, ${failed} failed`);
}
