import type { ConnectScope } from "react-connect-token";
import { create } from "zustand";
import type { Contender, GateProps } from "../Contender.js";
import { counted } from "../counted.js";
import { allButLast } from "../gateScopes.js";
import { noGate } from "./noGate.js";

const useToken = create<{ token: string; scopes: readonly ConnectScope[] }>(() => ({
  token: "",
  scopes: allButLast,
}));

const Gate = counted(({ scope, children }: GateProps) =>
  useToken((state) => state.scopes.includes(scope)) ? children : null,
);

export const zustandSelector: Contender = {
  name: "zustand selector",
  Provider: noGate.Provider,
  gate: (scope, child) => <Gate scope={scope}>{child}</Gate>,
  nextToken: async (scopes) => useToken.setState({ token: crypto.randomUUID(), scopes }),
};
