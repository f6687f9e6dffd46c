"use client";
import type { ReactNode } from "react";
import { check } from "../errors/check.js";
import type { Requirement } from "../scopes/Requirement.js";
import type { ConnectScope } from "../scopes/scopeTable.js";
import { useScopeDecision } from "./useScopeDecision.js";
import { type ScopeStatus, useScopeStatusFor } from "./useScopeStatus.js";

type Shown = ReactNode | ((status: ScopeStatus) => ReactNode);

/** One of three ways to say what is required. */
type Required =
  | {
      /** One scope. */ readonly scope: ConnectScope;
      readonly all?: never;
      readonly any?: never;
    }
  | {
      /** All of these. */ readonly all: readonly Requirement[];
      readonly scope?: never;
      readonly any?: never;
    }
  | {
      /** Any of these. */ readonly any: readonly Requirement[];
      readonly scope?: never;
      readonly all?: never;
    };

/** {@link RequireScope}'s props. */
export type RequireScopeProps = Required &
  (
    | {
        /** What is shown when the requirement is met. */
        readonly children?: ReactNode;
        /** What is shown when it is not. Default: nothing. */
        readonly fallback?: Shown;
        /** What is shown while nobody knows. Default: nothing. */
        readonly pending?: Shown;
        /** What is shown when there will be no token by itself. Default: `fallback`. */
        readonly error?: Shown;
      }
    | {
        /** Called in every status, to disable instead of to hide. */
        readonly children: (status: ScopeStatus) => ReactNode;
        readonly fallback?: never;
        readonly pending?: never;
        readonly error?: never;
      }
  );

/**
 * Shows its children when the token grants what is required. It keeps them mounted through refresh, offline and expiry:
 * it changes when a new grant says so, when the user changes, or when the session ends. When it opens because what is
 * pressed in a fallback has asked, the focus goes to what it guarded.
 *
 * A gate decides what is shown; the API decides what is allowed.
 *
 * @throws ConnectTokenError `missing_provider`, `invalid_scope`, `invalid_options`
 * @example
 * <RequireScope scope="connect:accounts:write" fallback={({ request }) => <button onClick={request}>Ask for access</button>}>
 *   <DisconnectButton />
 * </RequireScope>
 */
export function RequireScope(props: RequireScopeProps): ReactNode {
  const requirement = requirementOf(props);
  const { status } = useScopeDecision(requirement, "<RequireScope>");
  const { children, fallback, pending, error = fallback } = props;
  const isChildren = status === "granted" || typeof children === "function";
  const shown = isChildren ? children : { pending, denied: fallback, error }[status];
  if (typeof shown !== "function") return shown;
  // Each may be a component with hooks of its own.
  const slot = isChildren ? "children" : shown === fallback ? "fallback" : status;
  return <WithStatus key={slot} requirement={requirement} show={shown} />;
}

/** Apart, so that a gate that asks for nothing keeps nothing for it: most of ten thousand do not. */
function WithStatus({
  requirement,
  show,
}: {
  requirement: Requirement;
  show(status: ScopeStatus): ReactNode;
}) {
  return show(useScopeStatusFor(requirement, "<RequireScope>"));
}

function requirementOf({ scope, all, any }: RequireScopeProps): Requirement {
  if (process.env.NODE_ENV !== "production") {
    const given = [scope, all, any].filter((each) => each !== undefined);
    check(given.length < 2, "RequireScope", "was given more than one of scope, all and any");
  }
  if (scope !== undefined) return scope;
  // Neither is given only where types do not look; the empty list is then refused with a sentence.
  return all !== undefined ? { all } : { any: any ?? [] };
}
