import { isScope } from "./isScope.js";

/** Whether a text has the form of a scope that a Connect token can have: of any but `*`. */
export function isConnectScope(text: string): boolean {
  return text !== "*" && isScope(text);
}
