import type { ConnectClientOptions } from "react-connect-token/server";

export const settings: ConnectClientOptions;
