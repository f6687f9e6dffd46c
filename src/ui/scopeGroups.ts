/** What a scope is about, in the order of Pipedream's table; `other` is what the table does not have. */
export const scopeGroups = [
  "everything",
  "actions",
  "triggers",
  "accounts",
  "deployed_triggers",
  "usage",
  "users",
  "tokens",
  "proxy",
  "workflow",
  "other",
] as const;

/** What a scope is about. */
export type ScopeGroup = (typeof scopeGroups)[number];

/** One line of a list of scopes. */
export interface ScopeLine {
  readonly scope: string;
  readonly isGranted: boolean;
}

/** The lines by what they are about; groups without a line are left out. */
export function groupScopes(
  lines: readonly ScopeLine[],
): readonly { readonly group: ScopeGroup; readonly lines: readonly ScopeLine[] }[] {
  return scopeGroups
    .map((group) => ({ group, lines: lines.filter(({ scope }) => groupOf(scope) === group) }))
    .filter(({ lines }) => lines.length > 0);
}

function groupOf(scope: string): ScopeGroup {
  const [, about] = scope.split(":");
  if (about === undefined || about === "*") return "everything";
  return scopeGroups.find((group) => group === about) ?? "other";
}
