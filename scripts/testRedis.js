/** `npm run test:redis`: server processes that share one access token on a real Redis, which the tests start. */
import { spawnSync } from "node:child_process";
import { closingLine } from "./closingLine.js";
import { runVitest } from "./runVitest.js";

if (spawnSync("redis-server", ["--version"]).error) {
  const hint =
    "redis-server is not on the PATH. Install it (Debian, Ubuntu: apt-get install redis-server; macOS: brew install redis) and try again.";
  closingLine({ passed: 0, failures: [hint] });
} else {
  closingLine(await runVitest(["redis"], { CI: "1" }));
}
