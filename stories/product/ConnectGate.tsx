import { type ConnectScope, RequireScope } from "react-connect-token";
import { AccessDenied } from "react-connect-token/ui";
import { ConnectButton } from "./ConnectButton.js";
import { reasonFor } from "./reasonFor.js";

/** The gate around connecting another account, with something to show in each of its four statuses. */
export function ConnectGate({ scope = "connect:accounts:write" }: { scope?: ConnectScope }) {
  return (
    <RequireScope
      scope={scope}
      pending={<span className="bone" data-button />}
      fallback={(status) => (status.reason === "missing_scope" ? <AccessDenied status={status} /> : null)}
      error={(status) => <ConnectButton reason={reasonFor(status)} />}
    >
      <ConnectButton />
    </RequireScope>
  );
}
