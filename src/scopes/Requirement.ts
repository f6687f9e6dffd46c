import type { ConnectScope } from "./scopeTable.js";

/**
 * What a gate needs: one scope, all of several, or any of several, nested as deep as you like. Where types do not
 * look, a text of several scopes means all of them. Empty lists are refused with `invalid_options`.
 *
 * @example
 * const editing: Requirement = { all: ["connect:accounts:read", { any: ["connect:accounts:write", "connect:proxy"] }] };
 */
export type Requirement =
  | ConnectScope
  | { readonly all: readonly Requirement[]; readonly any?: never }
  | { readonly any: readonly Requirement[]; readonly all?: never };
