import type { ReactNode } from "react";
import { RequireScope } from "react-connect-token";
import { ConnectTokenStatus } from "react-connect-token/ui";
import "react-connect-token/ui/styles.css";
import { DisconnectButton } from "./AccountRow.js";
import { AccountsBody } from "./AccountsBody.js";
import "./product.css";
import type { Account } from "./accounts.js";
import { ConnectGate } from "./ConnectGate.js";

interface AccountsCardProps {
  /** What can be done with an account. Default: disconnect it, where that is granted. */
  readonly rowAction?: (account: Account) => ReactNode;
  /** Below the accounts. Default: connect another one, or ask for the right to. */
  readonly foot?: ReactNode;
}

/** The settings card that the stories are told with: the accounts a user has connected, and what can be done. */
export function AccountsCard({ rowAction = gatedDisconnect, foot = <ConnectGate /> }: AccountsCardProps) {
  return (
    <section className="card" aria-label="Connected accounts">
      <header className="card-head">
        <h2>Connected accounts</h2>
        <p>Apps that Northwind may work with for you.</p>
      </header>
      <ConnectTokenStatus onSignIn={() => {}} />
      <AccountsBody rowAction={rowAction} />
      <footer className="card-foot">{foot}</footer>
    </section>
  );
}

const gatedDisconnect = (account: Account) => (
  <RequireScope scope="connect:accounts:write">
    <DisconnectButton account={account} />
  </RequireScope>
);
