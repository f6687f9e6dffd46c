/** Ends a command's output with the line that CI sums up, and fails the process if anything failed. */
export function closingLine({ passed, failed }) {
  process.exitCode = failed > 0 ? 1 : 0;
  console.log(`${passed} passed, ${failed} failed`);
}
