import { scopeCovers } from "../scopes/scopeCovers.js";
import { withoutScopes } from "../scopes/withoutScopes.js";
import { grantOf, type Lease } from "../token/Lease.js";

/**
 * The lease after the API refused its token for lack of these scopes. What the answer granted stays known beside it:
 * that is what is asked for again, and what other tabs are told.
 */
export function withdraw(lease: Lease, denied: readonly string[]): Lease {
  const grant = grantOf(lease);
  // One that was not granted in the first place explains the refusal, and says nothing of the others.
  if (!denied.every((scope) => scopeCovers(grant, scope))) return lease;
  return { ...lease, scopesLeft: withoutScopes(grant, denied) };
}
