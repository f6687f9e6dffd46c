import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** Starts the upstream; `counts()` says what arrived since it was last asked. */
export async function startUpstream(delayMs) {
  const child = fork(fileURLToPath(new URL("upstream.js", import.meta.url)), [`${delayMs}`]);
  const [{ url }] = await once(child, "message");
  return {
    url,
    counts: async () => {
      const answered = once(child, "message");
      child.send("counts");
      return (await answered)[0].counts;
    },
    stop: () => child.kill(),
  };
}
