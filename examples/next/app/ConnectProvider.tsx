"use client";
import { type ReactNode, use } from "react";
import { ConnectTokenProvider, type ConnectTokenResponse } from "react-connect-token";
import { fetchConnectToken } from "./fetchConnectToken";

interface Props {
  readonly user: string;
  readonly initialToken: Promise<ConnectTokenResponse | undefined>;
  readonly baseUrl: string | undefined;
  readonly children: ReactNode;
}

/** `use` waits for the streamed token, on the server as in the browser, so that the first HTML shows what it grants. */
export function ConnectProvider({ user, initialToken, baseUrl, children }: Props) {
  return (
    <ConnectTokenProvider
      externalUserId={user}
      tokenCallback={fetchConnectToken}
      initialToken={use(initialToken)}
      baseUrl={baseUrl || undefined}
    >
      {children}
    </ConnectTokenProvider>
  );
}
