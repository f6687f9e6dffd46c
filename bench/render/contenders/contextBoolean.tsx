import { createContext, type ReactNode, useContext, useState } from "react";
import type { ConnectScope } from "react-connect-token";
import type { Contender, GateProps } from "../Contender.js";
import { counted } from "../counted.js";
import { allButLast, gateScopes } from "../gateScopes.js";

/** One for each scope, so that only those gates hear whose answer changes. */
const contexts = Object.fromEntries(gateScopes.map((scope) => [scope, createContext(false)]));
const contextOf = (scope: string) => contexts[scope] as React.Context<boolean>; // gates ask for no other

let setToken: (token: { readonly scopes: readonly ConnectScope[] }) => void;

function Provider({ children }: { children: ReactNode }) {
  const [{ scopes }, set] = useState({ scopes: allButLast });
  setToken = set;
  return gateScopes.reduce((below, scope) => {
    const { Provider } = contextOf(scope);
    return (
      <Provider key={scope} value={scopes.includes(scope)}>
        {below}
      </Provider>
    );
  }, children);
}

const Gate = counted(({ scope, children }: GateProps) => (useContext(contextOf(scope)) ? children : null));

export const contextBoolean: Contender = {
  name: "context boolean",
  Provider,
  gate: (scope, child) => <Gate scope={scope}>{child}</Gate>,
  nextToken: async (scopes) => setToken({ scopes }),
};
