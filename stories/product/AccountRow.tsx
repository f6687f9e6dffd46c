import type { ReactNode } from "react";
import { AppTile } from "./AppTile.js";
import type { Account } from "./accounts.js";

/** One connected account: which app, whose, how fresh, and what can be done with it. */
export function AccountRow({ account, action }: { account: Account; action?: ReactNode }) {
  return (
    <li className="account">
      <AppTile app={account.app} />
      <span className="account-words">
        <b>{account.app}</b>
        <span className="account-facts">
          <span>{account.name}</span>
          <span>{account.lastSynced}</span>
        </span>
      </span>
      {action}
    </li>
  );
}

/** Takes an account away. Its name says which, for whoever hears and does not see the row. */
export function DisconnectButton({ account }: { account: Account }) {
  return (
    <button
      type="button"
      className="button"
      data-kind="quiet"
      data-small
      aria-label={`Disconnect ${account.app}`}
    >
      Disconnect
    </button>
  );
}
