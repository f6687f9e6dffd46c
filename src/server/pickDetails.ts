import type { ConnectTokenDetails } from "./CreateConnectTokenOptions.js";

const fields: Readonly<Record<keyof ConnectTokenDetails, true>> = {
  successRedirectUri: true,
  errorRedirectUri: true,
  webhookUri: true,
  allowProgressiveScopes: true,
  appId: true,
  oauthAppId: true,
};

/**
 * What `tokenOptions` may decide, and nothing beside it: whoever answers the browser's body as it is gives it no more. A
 * column of a database that is empty says nothing.
 */
export function pickDetails(details: ConnectTokenDetails | undefined): ConnectTokenDetails {
  const isDetail = ([name, value]: [string, unknown]) => Object.hasOwn(fields, name) && value != null;
  return Object.fromEntries(Object.entries(details ?? {}).filter(isDetail));
}
