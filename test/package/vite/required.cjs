/** CommonJS: every door that is for Node, through `require`. */
const { ConnectTokenProvider } = require("react-connect-token");
const { createConnectTokenSession } = require("react-connect-token/core");
const { createPipedreamClient } = require("react-connect-token/pipedream");
const { createConnectClient } = require("react-connect-token/server");
const { TestConnectTokenProvider } = require("react-connect-token/testing");
const { createConnectHandlers } = require("react-connect-token/testing/msw");
const { renderWithConnect } = require("react-connect-token/testing/react");
const { useConnectMutation } = require("react-connect-token/query");
const { SignedOut } = require("react-connect-token/ui");
const { serveEmulator } = require("react-connect-token/testing/node");

const all = {
  ConnectTokenProvider,
  createConnectTokenSession,
  createPipedreamClient,
  createConnectClient,
  TestConnectTokenProvider,
  createConnectHandlers,
  renderWithConnect,
  useConnectMutation,
  SignedOut: () => SignedOut,
  serveEmulator,
};
process.stdout.write(
  Object.keys(all)
    .filter((name) => typeof all[name] === "function")
    .join(" "),
);
