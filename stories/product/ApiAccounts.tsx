import { useId } from "react";
import { RequireScope } from "react-connect-token";
import { ConnectApiError, useConnectMutation, useConnectQuery } from "react-connect-token/query";
import { AccessDenied, ConnectTokenStatus } from "react-connect-token/ui";
import { AccountRow } from "./AccountRow.js";
import { AccountsSkeleton } from "./AccountsSkeleton.js";
import type { Account } from "./accounts.js";
import { Blank } from "./Blank.js";
import { reasonFor } from "./reasonFor.js";
import "react-connect-token/ui/styles.css";
import "./product.css";

/** An account as the API of the stories answers it. */
export interface ApiAccount extends Account {
  readonly id: string;
}

/** The card with what the API says: what was connected, and disconnecting it. */
export function ApiAccounts() {
  return (
    <section className="card" aria-label="Connected accounts">
      <header className="card-head">
        <h2>Connected accounts</h2>
        <p>Apps that Northwind may work with for you.</p>
      </header>
      <ConnectTokenStatus onSignIn={() => {}} />
      <RequireScope
        scope="connect:accounts:read"
        pending={<AccountsSkeleton />}
        fallback={(status) => status.reason === "missing_scope" && <AccessDenied status={status} />}
        error={null}
      >
        <QueriedAccounts />
      </RequireScope>
    </section>
  );
}

function QueriedAccounts() {
  const accounts = useConnectQuery<{ data: readonly ApiAccount[] }>({
    path: "/v1/connect/accounts",
    scope: "connect:accounts:read",
  });
  if (accounts.status === "pending") return <AccountsSkeleton />;
  if (accounts.status === "error") {
    return (
      <Blank title="Your accounts cannot be shown" words={wordsFor(accounts.error)}>
        <button type="button" className="button" onClick={() => accounts.refetch()}>
          Try again
        </button>
      </Blank>
    );
  }
  const { data } = accounts.data;
  return data.length === 0 ? (
    <Blank title="No accounts yet" words="What you connect is listed here." />
  ) : (
    <ListedAccounts accounts={data} />
  );
}

function ListedAccounts({ accounts }: { accounts: readonly ApiAccount[] }) {
  const reasonId = useId();
  const disconnect = useConnectMutation({
    mutationFn: (id: string, { connectFetch }) =>
      connectFetch(`/v1/connect/accounts/${id}`, { method: "DELETE" }),
    onSuccess: (_answer, _id, _result, { client }) =>
      client.invalidateQueries({ queryKey: ["react-connect-token"] }),
  });
  const { error, isPending, variables } = disconnect;
  return (
    <RequireScope scope="connect:accounts:write">
      {(status) => (
        <>
          <p className="notice" role="status" hidden={error === null}>
            {error !== null && (
              <>
                <strong>It is still connected</strong>
                {wordsFor(error)}
              </>
            )}
          </p>
          <ul className="accounts">
            {accounts.map((account) => {
              const isBusy = isPending && variables === account.id;
              const isOff = !status.granted || isPending;
              return (
                <AccountRow
                  key={account.id}
                  account={account}
                  action={
                    <button
                      type="button"
                      className="button"
                      data-kind="quiet"
                      data-small
                      aria-label={`${isBusy ? "Removing" : "Disconnect"} ${account.app}`}
                      aria-disabled={isOff || undefined}
                      aria-describedby={status.granted ? undefined : reasonId}
                      onClick={() => isOff || disconnect.mutate(account.id)}
                    >
                      {isBusy ? "Removing…" : "Disconnect"}
                    </button>
                  }
                />
              );
            })}
          </ul>
          {!status.granted && (
            <footer className="card-foot">
              <p className="reason" id={reasonId}>
                {reasonFor(status)}
              </p>
            </footer>
          )}
        </>
      )}
    </RequireScope>
  );
}

function wordsFor(error: Error): string {
  if (!(error instanceof ConnectApiError)) return "There is no connection. Please try again in a moment.";
  return error.status === 403
    ? "You have no permission for this any more."
    : "Pipedream does not answer as it should.";
}
