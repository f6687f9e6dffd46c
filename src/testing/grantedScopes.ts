import { parseScopes } from "../scopes/parseScopes.js";
import { checkScopes } from "../session/checkOptions.js";

/**
 * What a test grants, as a list; none at all is a grant, too.
 *
 * @throws ConnectTokenError `invalid_scope`
 */
export function grantedScopes(scopes: string | readonly string[]): readonly string[] {
  const list = parseScopes(scopes);
  return list.length === 0 ? list : checkScopes(list);
}
