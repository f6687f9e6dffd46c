/** What `react-connect-token/server` is where a bundler builds for a browser: one sentence, thrown on import. */
function refuse(): never {
  throw new Error(
    "react-connect-token/server was imported for a browser: it holds your client secret. Import it on your server only, and call createTokenCallback from react-connect-token in the browser instead.",
  );
}

// The door's names are here so that an import of them gets as far as the sentence: without them it would end as
// "does not provide an export named …", at link time in a browser and at build time in a bundler.
export { ConnectTokenError } from "./errors/ConnectTokenError.js";
export const createConnectClient = refuse;
export const createConnectTokenAction = refuse;
export const createConnectTokenHandler = refuse;
export const redisStore = refuse;

refuse();
