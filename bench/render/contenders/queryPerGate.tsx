import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import type { ConnectScope } from "react-connect-token";
import type { Contender, GateProps } from "../Contender.js";
import { counted } from "../counted.js";
import { allButLast } from "../gateScopes.js";

interface Token {
  readonly token: string;
  readonly scopes: readonly ConnectScope[];
}

const client = new QueryClient();
const queryKey = ["connect-token"];
let granted = allButLast;
const queryFn = async (): Promise<Token> => ({ token: crypto.randomUUID(), scopes: granted });
// Known to the client as well, which refetches while no gate is mounted.
client.setQueryDefaults(queryKey, { queryFn });
client.setQueryData<Token>(queryKey, { token: "", scopes: granted });

const Gate = counted(({ scope, children }: GateProps) => {
  const { data } = useQuery({
    queryKey,
    queryFn,
    staleTime: Number.POSITIVE_INFINITY,
    select: ({ scopes }) => scopes.includes(scope),
  });
  return data ? children : null;
});

export const queryPerGate: Contender = {
  name: "`useQuery` per gate",
  Provider: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
  gate: (scope, child) => <Gate scope={scope}>{child}</Gate>,
  nextToken(scopes) {
    granted = scopes;
    return client.refetchQueries({ queryKey });
  },
};
