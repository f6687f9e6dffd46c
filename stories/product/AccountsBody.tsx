import type { ReactNode } from "react";
import { useConnectToken } from "react-connect-token";
import { AccountRow } from "./AccountRow.js";
import { AccountsSkeleton } from "./AccountsSkeleton.js";
import { type Account, accounts } from "./accounts.js";
import { Blank } from "./Blank.js";

/** The middle of the card: the accounts, or why they are not there. */
export function AccountsBody({ rowAction }: { rowAction: (account: Account) => ReactNode }) {
  const connect = useConnectToken();
  if (connect.status === "idle") {
    return (
      <Blank
        title="Sign in to see your accounts"
        words="Your connections stay as they are while you are away."
      >
        <button type="button" className="button">
          Sign in
        </button>
      </Blank>
    );
  }
  if (connect.status === "error" && connect.retryAt === undefined) {
    return (
      <Blank
        title="We cannot reach your accounts"
        words="Your session may have ended. Nothing you connected is lost."
      >
        <button type="button" className="button" onClick={() => connect.refresh().catch(() => {})}>
          Try again
        </button>
      </Blank>
    );
  }
  if (connect.status === "pending" || connect.status === "error") return <AccountsSkeleton />;
  return (
    <ul className="accounts">
      {accounts.map((account) => (
        <AccountRow key={account.app} account={account} action={rowAction(account)} />
      ))}
    </ul>
  );
}
