import type { ConnectTokenResponse } from "react-connect-token";

/** Somebody who can sign in here. */
export interface User {
  readonly id: string;
  readonly name: string;
}

/** What is wrong with the server, as long as the "break it" panel says so. */
export type FaultName = "none" | "down" | "slow" | "signed_out" | "short_life";

/** What the server tells the page within its HTML, so that the first paint knows who is signed in. */
export interface PageData {
  readonly user: User | null;
  readonly users: readonly User[];
  readonly backend: "emulator" | "pipedream";
  /** Where the Connect API is. */
  readonly baseUrl: string;
  readonly projectEnvironment: "development" | "production";
  readonly fault: FaultName;
  /** Only for `/?initial-token`: a token that is there before the page asks for one. */
  readonly initialToken?: ConnectTokenResponse;
}
