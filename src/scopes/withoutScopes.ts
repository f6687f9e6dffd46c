import { scopeCovers } from "./scopeCovers.js";
import { CONNECT_SCOPES, FURTHER_SCOPES } from "./scopeTable.js";

/**
 * What is left of a grant in which these scopes turned out not to be. A wildcard that covers one is replaced by what is
 * known to be below it, less whatever covers it too: nobody can name all that a wildcard stands for.
 *
 * @example withoutScopes(["connect:actions:*", "connect:proxy"], ["connect:proxy"]) // ["connect:actions:*"]
 */
export function withoutScopes(granted: readonly string[], denied: readonly string[]): readonly string[] {
  const isDenied = (scope: string) => denied.some((each) => scopeCovers(scope, each));
  const known: readonly string[] = [...CONNECT_SCOPES.map((row) => row.scope), ...FURTHER_SCOPES];
  const left = granted.flatMap((scope) =>
    isDenied(scope) ? known.filter((name) => scopeCovers(scope, name) && !isDenied(name)) : [scope],
  );
  return [...new Set(left)];
}
