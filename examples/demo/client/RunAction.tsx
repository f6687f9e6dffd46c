import { useState } from "react";
import { RequireScope } from "react-connect-token";
import { AccessDenied } from "react-connect-token/ui";
import { ActionForm } from "./ActionForm.js";
import { Field } from "./Field.js";
import { useAccounts } from "./useAccounts.js";
import { useActions } from "./useActions.js";

export function RunAction() {
  return (
    <section className="card" aria-labelledby="action-title">
      <h2 id="action-title">Run an action</h2>
      <p className="muted">Let Fieldnotes do something in one of your accounts.</p>
      <RequireScope
        scope="connect:actions:*"
        pending={<div className="skeleton-row" />}
        fallback={(status) => <AccessDenied status={status} />}
      >
        <ChooseAction />
      </RequireScope>
    </section>
  );
}

function ChooseAction() {
  const { data: accounts = [], isPending } = useAccounts();
  const [accountId, setAccountId] = useState("");
  const [actionKey, setActionKey] = useState("");
  const account = accounts.find(({ id }) => id === accountId) ?? accounts[0];
  const actions = useActions(account?.app?.nameSlug);
  const action = actions.data?.find(({ key }) => key === actionKey) ?? actions.data?.[0];
  if (account === undefined) {
    return isPending ? (
      <div className="skeleton-row" />
    ) : (
      <p className="empty">Connect an account first: an action needs one.</p>
    );
  }
  return (
    <div className="stack">
      <Field label="Account">
        {(control) => (
          <select {...control} value={account.id} onChange={(event) => setAccountId(event.target.value)}>
            {accounts.map(({ id, name, app }) => (
              <option key={id} value={id}>
                {app?.name}: {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {actions.data?.length === 0 && (
        <p className="empty">There is no action for {account.app?.name} here. Choose another account.</p>
      )}
      {action && (
        <>
          <Field label="Action">
            {(control) => (
              <select {...control} value={action.key} onChange={(event) => setActionKey(event.target.value)}>
                {actions.data?.map(({ key, name }) => (
                  <option key={key} value={key}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <ActionForm key={`${account.id} ${action.key}`} account={account} action={action} />
        </>
      )}
    </div>
  );
}
