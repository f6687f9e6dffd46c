import type { hint } from "../errors/hintCatalogue.js";
import type { ConnectTokenSession } from "./ConnectTokenSession.js";
import type { SessionEvents } from "./createSessionEvents.js";

const eventsOf = /* @__PURE__ */ new WeakMap<ConnectTokenSession, SessionEvents>();

/** Lets whoever has only the session find where its hints go. */
export function rememberEvents(session: ConnectTokenSession, events: SessionEvents): ConnectTokenSession {
  if (process.env.NODE_ENV !== "production") eventsOf.set(session, events);
  return session;
}

/** Where a session's hints go; in production, and for a session made by hand, nowhere. */
export function recallEvents(session: ConnectTokenSession): SessionEvents | undefined {
  return process.env.NODE_ENV === "production" ? undefined : eventsOf.get(session);
}

/** In development, a hint about how a session is used. */
export function hintTo<Code extends Parameters<typeof hint>[0]>(
  session: ConnectTokenSession,
  code: Code,
  facts: Parameters<typeof hint<Code>>[1],
): void {
  recallEvents(session)?.warn(code, facts);
}
