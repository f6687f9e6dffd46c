/** Collects checks: each is announced, timed and counted, and only one that fails shows what it printed. */
export function createCheck() {
  const count = { passed: 0, failed: 0 };

  /** `run` resolves to `{ succeeded, output }`; with `says` the output has to match as well. */
  async function check(name, run, says) {
    const start = performance.now();
    const { succeeded, output } = await run().catch((error) => ({ succeeded: false, output: error.stack }));
    const isGood = succeeded && (says === undefined || says.test(output));
    const seconds = ((performance.now() - start) / 1_000).toFixed(1);
    count[isGood ? "passed" : "failed"] += 1;
    console.log(`${isGood ? "✓" : "✗"} ${name} (${seconds} s)`);
    if (!isGood) console.log(output.trim().replace(/^/gm, "    "));
    return isGood;
  }
  return { check, count };
}
