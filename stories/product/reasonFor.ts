import { describeScope, type ScopeStatus } from "react-connect-token";

/** Why a button does nothing right now, for the user; `undefined` when it works. */
export function reasonFor({ reason, missing }: ScopeStatus): string | undefined {
  switch (reason) {
    case null:
      return undefined;
    case "pending":
      return "Checking what you may do…";
    case "signed_out":
      return "Sign in to connect accounts.";
    case "error":
      return "Not possible while we cannot reach your accounts.";
    case "missing_scope":
      return `Needs a permission you do not have: ${missing.map(describeScope).join(", ").toLowerCase()}.`;
  }
}
