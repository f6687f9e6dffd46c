import type { QueryClient } from "@tanstack/react-query";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import { connectKey } from "./connectKey.js";

const remembered = /* @__PURE__ */ new WeakMap<ConnectTokenSession, WeakSet<QueryClient>>();

const owners = /* @__PURE__ */ new WeakMap<object, ConnectTokenSession>();

/** Tells whose a query or a mutation is by the function that it calls. */
export function ownedBy<Call extends object>(session: ConnectTokenSession, call: Call): Call {
  owners.set(call, session);
  return call;
}

function isOfAnother(session: ConnectTokenSession, call: unknown): boolean {
  return typeof call === "function" && (owners.get(call) ?? session) !== session;
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
    // What is shown belongs to another session of the same user, which asks again: by its own function, since a query
    // keeps the one of whoever rendered last.
    for (const query of client.getQueryCache().findAll({ queryKey: prefix })) {
      const other = query.observers.find(({ options }) => isOfAnother(session, options.queryFn));
      if (other !== undefined) query.setOptions(other.options);
    }
    void client.resetQueries({ queryKey: prefix });
    // A mutation that is under way goes on, and nobody sees it any more; another session's may wait for a connection.
    const mutations = client.getMutationCache();
    for (const mutation of mutations.findAll({ mutationKey: prefix })) {
      const isOthers = isOfAnother(session, mutation.options.mutationFn);
      if (mutation.state.status !== "pending" || !isOthers) mutations.remove(mutation);
    }
  });
}
