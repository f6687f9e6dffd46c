import { connectTokenError } from "../errors/browserCatalogue.js";
import { assertSameSession } from "./assertSameSession.js";
import type { ConnectTokenSession } from "./ConnectTokenSession.js";
import { type CheckedOptions, checkOptions } from "./checkOptions.js";
import { createSessionStores } from "./SessionStores.js";

/** The session of nobody: it knows who is not there (`null`: signed out; `undefined`: not known yet) and fetches nothing. */
export function createSignedOutSession(
  externalUserId: null | undefined,
  checked: CheckedOptions,
): ConnectTokenSession {
  const { baseUrl, projectEnvironment, environment } = checked;
  const { stores } = createSessionStores({ status: externalUserId === null ? "idle" : "pending" });
  const refuse = async () => {
    throw connectTokenError("signed_out", {});
  };
  const nothing = () => {};
  return {
    externalUserId,
    baseUrl,
    projectEnvironment,
    stores,
    environment,
    getToken: refuse,
    refresh: refuse,
    getSingleUseToken: refuse,
    requestScope: refuse,
    invalidate: nothing,
    getState: stores.state.getState,
    subscribe: () => nothing,
    onEvent: () => nothing,
    setOptions: (options) => assertSameSession(checked, checkOptions(options)),
    start: () => nothing,
    dispose: nothing,
  };
}
