import type { ReactNode } from "react";
import { type ConnectTokenState, useConnectToken, useConnectTokenSession } from "react-connect-token";
import { AccountRow } from "./AccountRow.js";
import { AccountsSkeleton } from "./AccountsSkeleton.js";
import { type Account, accountsOf } from "./accounts.js";

/** The middle of the card: the accounts, or the room for them. Where neither can be, the status above says why. */
export function AccountsBody({ rowAction }: { rowAction: (account: Account) => ReactNode }) {
  const view = useConnectToken(viewOf);
  const { externalUserId } = useConnectTokenSession();
  if (view === "nothing") return null;
  if (view === "room") return <AccountsSkeleton />;
  return (
    <ul className="accounts">
      {accountsOf(externalUserId).map((account) => (
        <AccountRow key={account.app} account={account} action={rowAction(account)} />
      ))}
    </ul>
  );
}

function viewOf(state: ConnectTokenState): "accounts" | "room" | "nothing" {
  if (state.status === "ready" || state.status === "expired") return "accounts";
  const isComing = state.status === "pending" || (state.status === "error" && state.retryAt !== undefined);
  return isComing ? "room" : "nothing";
}
