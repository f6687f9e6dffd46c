import { createConnectClient } from "react-connect-token/server";

// What nobody should do: the server's door in code for a browser.
document.title = createConnectClient.name;
