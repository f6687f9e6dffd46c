/** CommonJS: every door that is for Node, through `require`. */
const { ConnectTokenProvider } = require("react-connect-token");
const { createConnectTokenSession } = require("react-connect-token/core");
const { createPipedreamClient } = require("react-connect-token/pipedream");
const { createConnectClient } = require("react-connect-token/server");
const { TestConnectTokenProvider } = require("react-connect-token/testing");
const { serveEmulator } = require("react-connect-token/testing/node");

const all = {
  ConnectTokenProvider,
  createConnectTokenSession,
  createPipedreamClient,
  createConnectClient,
  TestConnectTokenProvider,
  serveEmulator,
};
process.stdout.write(
  Object.keys(all)
    .filter((name) => typeof all[name] === "function")
    .join(" "),
);
