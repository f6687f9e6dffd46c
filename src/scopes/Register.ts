/**
 * What an app says of itself, by augmenting this interface in one file: `scope`, the names that its route may grant.
 * Gates, hooks, queries and `requestScope` then take these and no others, but for what went through `asScope`. A name
 * that is newer than the kit's table may be among them.
 *
 * @example
 * declare module "react-connect-token" {
 *   interface Register {
 *     scope: "connect:accounts:read" | "connect:accounts:write";
 *   }
 * }
 */
// biome-ignore lint/suspicious/noEmptyInterface: an app fills it, which a type alias would not allow
export interface Register {}
