import type { QueryClient } from "@tanstack/react-query";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import { connectKey } from "./connectKey.js";

const remembered = /* @__PURE__ */ new WeakMap<ConnectTokenSession, WeakSet<QueryClient>>();

const owners = /* @__PURE__ */ new WeakMap<object, ConnectTokenSession>();

/** Tells whose a mutation is by the function that it calls. */
export function ownedBy<MutationFn extends object>(
  session: ConnectTokenSession,
  mutationFn: MutationFn,
): MutationFn {
  owners.set(mutationFn, session);
  return mutationFn;
}

/** Once the session ends, as when the user signs out or changes, nothing of it stays in the client's cache. */
export function forgetWithSession(client: QueryClient, session: ConnectTokenSession): void {
  const clients = remembered.get(session) ?? new WeakSet();
  if (clients.has(client)) return;
  remembered.set(session, clients.add(client));
  session.onEvent(({ type }) => {
    if (type !== "disposed") return;
    const prefix = connectKey(session);
    // A query that is removed is cancelled, too. To TanStack one that is shown but not enabled is inactive.
    client.removeQueries({ queryKey: prefix, predicate: (query) => query.getObserversCount() === 0 });
    // What is shown belongs to another session of the same user, which asks again.
    void client.resetQueries({ queryKey: prefix });
    // A mutation that is under way goes on, and nobody sees it any more; another session's may wait for a connection.
    const mutations = client.getMutationCache();
    for (const mutation of mutations.findAll({ mutationKey: prefix })) {
      const isOthers = (owners.get(mutation.options.mutationFn ?? {}) ?? session) !== session;
      if (mutation.state.status !== "pending" || !isOthers) mutations.remove(mutation);
    }
  });
}
