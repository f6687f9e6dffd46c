import type { QueryClient } from "@tanstack/react-query";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import { connectKey } from "./connectKey.js";

const remembered = /* @__PURE__ */ new WeakMap<ConnectTokenSession, WeakSet<QueryClient>>();

/** Once the session ends, as when the user signs out or changes, nothing of it stays in the client's cache. */
export function forgetWithSession(client: QueryClient, session: ConnectTokenSession): void {
  const clients = remembered.get(session) ?? new WeakSet();
  if (clients.has(client)) return;
  remembered.set(session, clients.add(client));
  session.onEvent(({ type }) => {
    if (type !== "disposed") return;
    const prefix = connectKey(session);
    // A query that is removed is cancelled, too; a mutation that is under way goes on, and nobody sees it any more.
    client.removeQueries({ queryKey: prefix, type: "inactive" });
    // What is shown belongs to another session of the same user, which asks again.
    void client.resetQueries({ queryKey: prefix });
    const mutations = client.getMutationCache();
    for (const mutation of mutations.findAll({ mutationKey: prefix })) mutations.remove(mutation);
  });
}
