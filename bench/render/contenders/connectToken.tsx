import type { ReactNode } from "react";
import { type ConnectScope, ConnectTokenProvider, RequireScope, useScope } from "react-connect-token";
import { createConnectTokenSession } from "react-connect-token/core";
import type { Contender, GateProps } from "../Contender.js";
import { counted } from "../counted.js";
import { allButLast } from "../gateScopes.js";

/** A session of its own for each, as an app has it: in real time, shared among tabs by default, its token at hand. */
function sessionOf(
  externalUserId: string,
  shareAcrossTabs = true,
): Pick<Contender, "Provider" | "nextToken"> {
  let granted = allButLast;
  const session = createConnectTokenSession({
    externalUserId,
    shareAcrossTabs,
    tokenCallback: async () => ({
      token: `ctok_${crypto.randomUUID()}`,
      expires_at: new Date(Date.now() + 14_400_000),
      expires_in: 14_400,
      scope: granted,
    }),
  });
  return {
    Provider: ({ children }: { children: ReactNode }) => (
      <ConnectTokenProvider session={session} prefetch>
        {children}
      </ConnectTokenProvider>
    ),
    nextToken(scopes: readonly ConnectScope[]) {
      granted = scopes;
      return session.refresh();
    },
  };
}

const CountedRequireScope = counted(RequireScope);
const HookGate = counted(({ scope, children }: GateProps) => (useScope(scope) ? children : null));

export const requireScope: Contender = {
  name: "`RequireScope`",
  gate: (scope, child) => <CountedRequireScope scope={scope}>{child}</CountedRequireScope>,
  ...sessionOf("alice"),
};

/** As all others here are, which share nothing among tabs. */
export const requireScopeInOneTab: Contender = {
  ...requireScope,
  name: "`RequireScope`, not shared among tabs",
  ...sessionOf("carol", false),
};

export const scopeHook: Contender = {
  name: "`useScope`",
  gate: (scope, child) => <HookGate scope={scope}>{child}</HookGate>,
  ...sessionOf("bob"),
};
