import type { ReactNode } from "react";
import { useConnectToken, useConnectTokenSession } from "react-connect-token";
import { AccountRow } from "./AccountRow.js";
import { type Account, accountsOf } from "./accounts.js";

/** The middle of the card: the accounts, or why they are not there. */
export function AccountsBody({ rowAction }: { rowAction: (account: Account) => ReactNode }) {
  const connect = useConnectToken();
  const { externalUserId } = useConnectTokenSession();
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
  if (connect.status === "pending" || connect.status === "error") return <Skeleton />;
  return (
    <ul className="accounts">
      {accountsOf(externalUserId).map((account) => (
        <AccountRow key={account.app} account={account} action={rowAction(account)} />
      ))}
    </ul>
  );
}

function Blank({ title, words, children }: { title: string; words: string; children: ReactNode }) {
  return (
    <div className="blank">
      <div>
        <h3>{title}</h3>
        <p>{words}</p>
      </div>
      {children}
    </div>
  );
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
