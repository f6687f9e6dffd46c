import { AccountRow } from "./AccountRow.js";
import { BusyButton } from "./BusyButton.js";
import { Problem } from "./Problem.js";
import { useAccounts } from "./useAccounts.js";

export function Accounts() {
  const { data: accounts, isError, error, isFetching, refetch } = useAccounts();
  return (
    <section className="card" aria-labelledby="accounts-title" aria-busy={isFetching}>
      <div className="card-head">
        <h2 id="accounts-title" tabIndex={-1}>
          Connected accounts
        </h2>
        <BusyButton className="quiet" isBusy={isFetching} onClick={() => refetch()}>
          Refresh list
        </BusyButton>
      </div>
      {isError && <Problem what="Your accounts could not be listed." error={error} retry={refetch} />}
      {!accounts && !isError && <Skeleton />}
      {accounts?.length === 0 && (
        <p className="empty">
          Nothing is connected yet. <a href="#add-title">Add your first account</a> and it appears here.
        </p>
      )}
      {accounts && accounts.length > 0 && (
        <ul className="accounts">
          {accounts.map((account) => (
            <AccountRow key={account.id} account={account} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Skeleton() {
  return (
    <div className="skeleton">
      <span className="visually-hidden">Your accounts are being listed.</span>
      <div className="skeleton-row" />
      <div className="skeleton-row" />
      <div className="skeleton-row" />
    </div>
  );
}
