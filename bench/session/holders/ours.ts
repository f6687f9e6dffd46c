import { type ConnectTokenEvent, createConnectTokenSession } from "react-connect-token/core";
import type { HolderKind } from "../Holder.js";

/** The session of this package, started as a mounted hook starts it. */
export const ours: HolderKind = {
  name: "react-connect-token",
  create({ route, user, tab: { environment } }) {
    const events: ConnectTokenEvent[] = [];
    const session = createConnectTokenSession({
      externalUserId: user,
      tokenCallback: ({ externalUserId }) => route.ask(externalUserId),
      onEvent: (event) => events.push(event),
      environment,
    });
    session.start();
    return {
      getToken: () => session.getToken(),
      refresh: () => session.refresh(),
      refused: (token) => session.invalidate(token),
      dispose: () => session.dispose(),
      visible: () => [session, session.getState(), session.stores.access.getState(), events],
    };
  },
};
