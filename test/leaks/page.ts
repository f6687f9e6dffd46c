import { getEventListeners } from "node:events";
import { createLocks } from "./createLocks.js";

/**
 * What Node lacks of a page, put in its place before the engine is loaded: `window`, `document` and Web Locks, with
 * every listener, channel and lock counted.
 */
const heard = new Map<EventTarget, Set<string>>();
const channels = new Set<BroadcastChannel>();

/** How much there was at all, so that a zero at the end is not one of nothing. */
export const used = { listeners: 0, channels: 0, locks: 0 };

class CountedTarget extends EventTarget {
  override addEventListener(type: string, listener: EventListener, options?: AddEventListenerOptions): void {
    used.listeners++;
    heard.set(this, (heard.get(this) ?? new Set()).add(type));
    super.addEventListener(type, listener);
    // As browsers do. Node's own forgets, after a collection, what it has to remove when a signal is aborted.
    options?.signal?.addEventListener("abort", () => this.removeEventListener(type, listener));
  }
}

class CountedChannel extends BroadcastChannel {
  constructor(name: string) {
    super(name);
    used.channels++;
    channels.add(this);
  }

  override close(): void {
    channels.delete(this);
    super.close();
  }
}

const window = new CountedTarget();
const document = Object.assign(new CountedTarget(), { visibilityState: "visible" });
const locks = createLocks(() => used.locks++);
for (const [name, value] of Object.entries({
  window,
  document,
  BroadcastChannel: CountedChannel,
  navigator: { onLine: true, locks },
}))
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });

/** What any Node process has. */
const ofProcess = new Set(["PipeWrap", "TTYWrap", "FSReqPromise", "Immediate"]);

/** What is not let go; a timer is one of the resources. */
export async function held(signal: AbortSignal) {
  const { held = [], pending = [] } = await locks.query();
  const listeners = [...heard].flatMap(([target, types]) =>
    [...types].flatMap((type) => getEventListeners(target, type)),
  );
  return {
    resources: process.getActiveResourcesInfo().filter((each) => !ofProcess.has(each)),
    listeners: listeners.length,
    signal: getEventListeners(signal, "abort").length,
    channels: channels.size,
    locks: held.length + pending.length,
  };
}
