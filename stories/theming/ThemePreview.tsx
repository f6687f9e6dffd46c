import { type CSSProperties, useEffect, useState } from "react";
import { RequireScope } from "react-connect-token";
import { createConnectTest, TestConnectTokenProvider } from "react-connect-token/testing";
import { AccessDenied, ConnectTokenStatus, ScopeList, SignedOut } from "react-connect-token/ui";
import "react-connect-token/ui/styles.css";
import type { Theme } from "./themeCss.js";

const granted = ["connect:accounts:read", "connect:actions:*"] as const;
const named = [...granted, "connect:accounts:write"] as const;

/** Every component in states that use every variable, below a session that stands still and can be tried. */
export function ThemePreview({ theme }: { theme: Theme }) {
  const [well] = useState(() => createConnectTest({ scopes: granted }));
  const [failing] = useState(() => createConnectTest({ scopes: granted }));
  const [ended] = useState(() => createConnectTest());
  useEffect(() => {
    failing.fail(503).then(() => ended.fail(401));
  }, [failing, ended]);
  return (
    <section className="theme-preview" aria-label="What it looks like" style={theme as CSSProperties}>
      <TestConnectTokenProvider connect={well}>
        <ConnectTokenStatus />
      </TestConnectTokenProvider>
      <TestConnectTokenProvider connect={failing}>
        <ConnectTokenStatus />
      </TestConnectTokenProvider>
      <TestConnectTokenProvider connect={ended}>
        <ConnectTokenStatus onSignIn={() => {}} />
      </TestConnectTokenProvider>
      <TestConnectTokenProvider connect={well}>
        <ScopeList scope={named} showNames />
        <RequireScope all={named} fallback={(status) => <AccessDenied status={status} />} />
      </TestConnectTokenProvider>
      <TestConnectTokenProvider status="pending">
        <ScopeList scope="connect:accounts:read connect:accounts:write" />
      </TestConnectTokenProvider>
      <SignedOut onSignIn={() => {}} />
    </section>
  );
}
