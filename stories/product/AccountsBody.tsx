import type { ReactNode } from "react";
import { type ConnectTokenState, useConnectToken } from "react-connect-token";
import { AccountRow } from "./AccountRow.js";
import { type Account, accounts } from "./accounts.js";

/** The middle of the card: the accounts, or the room for them. Where neither can be, the status above says why. */
export function AccountsBody({ rowAction }: { rowAction: (account: Account) => ReactNode }) {
  const view = useConnectToken(viewOf);
  if (view === "nothing") return null;
  if (view === "room") return <Skeleton />;
  return (
    <ul className="accounts">
      {accounts.map((account) => (
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

function Skeleton() {
  return (
    <ul className="accounts" aria-busy="true" aria-label="Your accounts are on their way">
      {["42%", "30%", "52%"].map((width) => (
        <li key={width} className="account">
          <span className="tile bone" />
          <span className="account-words">
            <span className="bone" style={{ inlineSize: width }} />
            <span className="bone" style={{ inlineSize: "70%" }} />
          </span>
        </li>
      ))}
    </ul>
  );
}
