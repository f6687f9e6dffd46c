import { connectTokenError } from "../errors/browserCatalogue.js";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";

/** Who waits for an answer, by session: each hears of its end. */
const waiting = /* @__PURE__ */ new WeakMap<ConnectTokenSession, Set<() => void>>();

/**
 * What comes before the session ends. After that it goes nowhere, since the page may be another user's by then; what is
 * being done on the server is done all the same.
 *
 * @throws ConnectTokenError `disposed`
 */
export function untilSessionEnds<Answer>(
  session: ConnectTokenSession,
  coming: Promise<Answer>,
): Promise<Answer> {
  const ends = waiting.get(session) ?? watch(session);
  return new Promise((resolve, reject) => {
    const end = () => reject(connectTokenError("disposed", {}));
    ends.add(end);
    coming.then(resolve, reject).finally(() => ends.delete(end));
  });
}

function watch(session: ConnectTokenSession): Set<() => void> {
  const ends = new Set<() => void>();
  session.onEvent(({ type }) => {
    if (type === "disposed") for (const end of ends) end();
  });
  waiting.set(session, ends);
  return ends;
}
