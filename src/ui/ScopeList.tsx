"use client";
import { type ForwardedRef, forwardRef } from "react";
import { useScopeDecision } from "../react/useScopeDecision.js";
import { useScopes } from "../react/useScopes.js";
import { missingScopes } from "../scopes/missingScopes.js";
import { parseScopes } from "../scopes/parseScopes.js";
import type { ScopeDecision } from "../session/decideScope.js";
import type { ConnectTokenLabels } from "./ConnectTokenLabels.js";
import { labelsOf } from "./englishLabels.js";
import { Host, type HostProps } from "./Host.js";
import { groupScopes, type ScopeLine } from "./scopeGroups.js";

type ScopeListState = "pending" | "known" | "empty" | "signed-out" | "error";

/** {@link ScopeList}'s props: all of a `div`'s, and these. */
export interface ScopeListProps extends HostProps<{ readonly state: ScopeListState }> {
  /** What the app can make use of; what of it is not granted is listed as missing. */
  readonly scope?: string | readonly string[] | undefined;
  /** Whether each scope's own name stands beside its words. Default `false`. */
  readonly showNames?: boolean | undefined;
  /** Its texts, where they are not to be the English ones. */
  readonly labels?: Partial<ConnectTokenLabels> | undefined;
}

/**
 * What is granted, in words, by what it is about; and what is missing of the scopes an app names.
 *
 * @throws ConnectTokenError `missing_provider`, `invalid_scope`
 * @example <ScopeList scope="connect:accounts:read connect:accounts:write" />
 */
export const ScopeList = forwardRef(function ScopeList(
  { scope = [], showNames = false, labels: own, ...host }: ScopeListProps,
  ref: ForwardedRef<HTMLElement>,
) {
  const decision = useScopeDecision("connect:*", "<ScopeList>"); // what is asked does not matter, but whether it is known
  const granted = useScopes();
  const labels = labelsOf(own);
  const named = parseScopes(scope);
  const isKnown = decision.reason === null || decision.reason === "missing_scope";
  const missing = isKnown && named.length > 0 ? missingScopes(granted, named.join(" ")) : [];
  const lines = [
    ...granted.map((each) => ({ scope: each, isGranted: true })),
    ...missing.map((each) => ({ scope: each, isGranted: false })),
  ];
  const state = stateOf(decision, lines);
  return (
    <Host
      piece="scopes"
      state={{ state }}
      role="group"
      aria-label={labels.scopesTitle}
      aria-busy={(state === "pending" && decision.error === undefined) || undefined}
      data-state={state}
      {...host}
      hostRef={ref}
    >
      <div role="status">
        {state !== "known" && <p data-ctok="text">{wordsFor(state, decision, labels)}</p>}
      </div>
      {state === "pending" && <Skeleton rows={named.length || 3} />}
      {state === "known" && <Groups lines={lines} showNames={showNames} labels={labels} />}
    </Host>
  );
});

function stateOf({ reason }: ScopeDecision, lines: readonly ScopeLine[]): ScopeListState {
  if (reason === "signed_out") return "signed-out";
  if (reason === "pending" || reason === "error") return reason;
  return lines.length === 0 ? "empty" : "known";
}

function wordsFor(state: ScopeListState, { error }: ScopeDecision, labels: ConnectTokenLabels): string {
  if (state === "signed-out") return labels.scopesSignedOut;
  if (state === "empty") return labels.scopesEmpty;
  return error ? labels.reason(error) : labels.scopesPending;
}

function Skeleton({ rows }: { rows: number }) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one is as good as another.
        <div key={row} data-ctok="skeleton" />
      ))}
    </div>
  );
}

function Groups(props: { lines: readonly ScopeLine[]; showNames: boolean; labels: ConnectTokenLabels }) {
  const { lines, showNames, labels } = props;
  return (
    <dl data-ctok="scope-groups">
      {groupScopes(lines).map(({ group, lines }) => (
        <div key={group} data-ctok="scope-group" data-group={group}>
          <dt data-ctok="scope-group-name">{labels.scopeGroup(group)}</dt>
          {lines.map(({ scope, isGranted }) => (
            <dd
              key={scope}
              data-ctok="scope"
              data-scope={scope}
              data-state={isGranted ? "granted" : "missing"}
            >
              {labels.describeScope(scope)}
              {!isGranted && (
                <>
                  {" "}
                  <em data-ctok="scope-mark">{labels.scopeMissing}</em>
                </>
              )}
              {showNames && (
                <>
                  {" "}
                  <code data-ctok="scope-name">{scope}</code>
                </>
              )}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
