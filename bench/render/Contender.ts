import type { ComponentType, ReactNode } from "react";
import type { ConnectScope } from "react-connect-token";

/** The props of a gate that is written by hand. */
export interface GateProps {
  readonly scope: ConnectScope;
  readonly children: ReactNode;
}

/** One way to show or hide a child by what a token grants. */
export interface Contender {
  readonly name: string;
  /** Stands above the gates for the whole run and holds the token. */
  readonly Provider: ComponentType<{ readonly children: ReactNode }>;
  /** A gate around a child. Its component is `counted`. */
  gate(scope: ConnectScope, child: ReactNode): ReactNode;
  /** A token comes, the first or the next, and grants these; resolves when the contender knows it. */
  nextToken(scopes: readonly ConnectScope[]): Promise<unknown>;
}
