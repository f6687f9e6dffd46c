import type { Environment } from "../environment/Environment.js";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import { hintTo } from "../session/rememberEvents.js";

const seconds = 3;
/** Where it was told: each render makes another session then. */
const told = /* @__PURE__ */ new WeakSet<Environment>();

/** In development, says once that somebody waits for a provider that does not get to mount. */
export function hintIfNeverMounted(
  session: ConnectTokenSession,
  over: Promise<void>,
  wasMounted: () => boolean,
): void {
  const { environment } = session;
  let stop = () => {};
  let isOver = false;
  void Promise.resolve().then(() => {
    if (isOver || wasMounted()) return;
    stop = environment.timer(() => {
      if (wasMounted() || told.has(environment)) return;
      told.add(environment);
      hintTo(session, "unmounted_provider", { seconds });
    }, seconds * 1_000);
  });
  void over.then(() => {
    isOver = true;
    stop();
  });
}
