/** What an app has in its bundle: a session and the official client on it. */
export { createConnectTokenSession } from "react-connect-token/core";
export { createPipedreamClient } from "react-connect-token/pipedream";
