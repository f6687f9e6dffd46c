import type { AccessTokenStore } from "react-connect-token/server";
import type { Clock } from "../../src/environment/Clock.js";

/** A store that several clients share, by a clock that is given, with all that is kept and was asked to be seen. */
export function memoryStore(clock: Clock) {
  const kept = new Map<string, { value: string; until: number }>();
  const asked: string[] = [];
  const read = (key: string) => {
    const entry = kept.get(key);
    return entry && entry.until > clock().monotonic ? entry.value : undefined;
  };
  const write = (key: string, value: string, ttlMs: number) => {
    kept.set(key, { value, until: clock().monotonic + ttlMs });
  };
  const store = {
    async get(key) {
      asked.push("get");
      return read(key);
    },
    async set(key, value, ttlMs) {
      asked.push("set");
      write(key, value, ttlMs);
    },
    async delete(key) {
      asked.push("delete");
      kept.delete(key);
    },
    async add(key, value, ttlMs) {
      asked.push("add");
      if (read(key) !== undefined) return false;
      write(key, value, ttlMs);
      return true;
    },
  } satisfies AccessTokenStore;
  return {
    store,
    kept,
    asked,
    /** Keys that hold something now. */
    get keys() {
      return [...kept.keys()].filter((key) => read(key) !== undefined);
    },
  };
}
