import { createMongoAbility } from "@casl/ability";
import * as caslReact from "@casl/react";
import { type MemoExoticComponent, memo, type Provider, type ReactNode } from "react";
import type { Contender } from "../Contender.js";
import { counted } from "../counted.js";
import { allButLast } from "../gateScopes.js";

export const rulesOf = (scopes: readonly string[]) => scopes.map((subject) => ({ action: "use", subject }));

const ability = createMongoAbility(rulesOf(allButLast));
/** As it is exported; its declarations are none to a resolver that wants the extensions of what they import. */
const { AbilityProvider, Can } = caslReact as unknown as {
  AbilityProvider: Provider<typeof ability>;
  Can: MemoExoticComponent<(props: { I: string; a: string; children: ReactNode }) => ReactNode>;
};
const CountedCan = memo(counted(Can.type));

export const casl: Contender = {
  name: "@casl/react `<Can>`",
  Provider: ({ children }) => <AbilityProvider value={ability}>{children}</AbilityProvider>,
  gate: (scope, child) => (
    <CountedCan I="use" a={scope}>
      {child}
    </CountedCan>
  ),
  nextToken: async (scopes) => ability.update(rulesOf(scopes)),
};
