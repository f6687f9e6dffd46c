import { createStore, type StoreApi } from "zustand/vanilla";
import { type Access, nextAccess } from "./access.js";
import type { ConnectTokenState } from "./SessionState.js";
import { sameFields } from "./sameFields.js";

type ReadOnly<Value> = Pick<StoreApi<Value>, "getState" | "getInitialState" | "subscribe">;

/** The two stores that a session publishes: all that is known, and what gates may know. */
export interface SessionStores {
  readonly state: ReadOnly<ConnectTokenState>;
  readonly access: ReadOnly<Access>;
}

/** Makes both stores with their first state in them, so that a server's render and hydration agree. */
export function createSessionStores(initial: ConnectTokenState): {
  readonly stores: SessionStores;
  publish(next: ConnectTokenState): void;
} {
  const state = createStore<ConnectTokenState>(() => initial);
  const access = createStore<Access>(() => nextAccess({ status: "unknown" }, initial));
  let publications = 0;
  return {
    stores: { state, access },
    publish(next) {
      const publication = ++publications;
      // Access first, so that who is told of the state finds both agreeing.
      access.setState(nextAccess(access.getState(), next), true);
      // A listener may have disposed the session, or called it: what was published by that is newer than this.
      if (publication !== publications) return;
      // `true` replaces: merging would keep fields of the status before and lose the hidden token.
      if (!sameFields(state.getState(), next)) state.setState(next, true);
    },
  };
}
