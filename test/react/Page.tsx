import { type ComponentType, StrictMode, Suspense } from "react";
import { ConnectTokenProvider, RequireScope, useConnectToken, useExpiresIn } from "react-connect-token";
import type { ConnectTokenResponse, Environment, TokenCallback } from "react-connect-token/core";

export interface PageProps {
  readonly tokenCallback: TokenCallback;
  readonly initialToken?: ConnectTokenResponse | Promise<ConnectTokenResponse> | undefined;
  readonly environment: Environment;
  readonly Content?: ComponentType | undefined;
}

/** What alice sees: a status, and behind a gate what may come late. */
export function Page({ Content = Note, ...options }: PageProps) {
  return (
    <StrictMode>
      <ConnectTokenProvider externalUserId="alice" {...options}>
        <Status />
        <Suspense fallback="loading">
          <Gate Content={Content} />
        </Suspense>
      </ConnectTokenProvider>
    </StrictMode>
  );
}

function Gate({ Content }: { Content: ComponentType }) {
  return (
    <RequireScope scope="connect:accounts:read" pending="checking" fallback="denied">
      <Content />
    </RequireScope>
  );
}

function Status() {
  const { status } = useConnectToken();
  const seconds = useExpiresIn();
  return (
    <p>
      <output>{status}</output> <time>{seconds ?? "?"} s</time>
    </p>
  );
}

export function Note() {
  return <input aria-label="Note" />;
}
