import type { Environment } from "../environment/Environment.js";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import { hintTo } from "../session/rememberEvents.js";

/** So many times in such a while is no navigation. */
const times = 3;
const whileMs = 5_000;

/** Which provider, and whose, goes away in the commit that is under way. */
let leaving: { readonly session: ConnectTokenSession; readonly provider: object } | null = null;
/** When a provider came in the commit in which another one of the same user went; `null` once that was told. */
const remounts = /* @__PURE__ */ new WeakMap<Environment, readonly number[] | null>();

/**
 * In development, says once that a provider is mounted anew again and again. Returns what is called as it goes.
 *
 * @param provider What is the same as long as the provider is: it may be given another session.
 */
export function watchRemounts(session: ConnectTokenSession, provider: object): (() => void) | undefined {
  if (process.env.NODE_ENV === "production") return undefined;
  // StrictMode and Activity bring the same session back.
  if (leaving !== null && leaving.provider !== provider && leaving.session !== session)
    if (isSameUser(leaving.session, session)) countRemount(session);
  return () => {
    leaving = { session, provider };
    // What goes and what comes in one commit is told of without a pause.
    void Promise.resolve().then(() => {
      leaving = null;
    });
  };
}

function countRemount(session: ConnectTokenSession): void {
  const { environment } = session;
  const before = remounts.get(environment);
  if (before === null) return;
  const now = environment.clock().monotonic;
  const recent = [...(before ?? []), now].filter((at) => now - at < whileMs);
  const isOften = recent.length >= times;
  remounts.set(environment, isOften ? null : recent);
  if (isOften) hintTo(session, "remounted_provider", { times });
}

function isSameUser(one: ConnectTokenSession, other: ConnectTokenSession): boolean {
  if (one.externalUserId == null) return false;
  return (["externalUserId", "baseUrl", "projectEnvironment"] as const).every(
    (part) => one[part] === other[part],
  );
}
