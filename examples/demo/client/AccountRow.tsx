import type { Account } from "@pipedream/sdk/browser";
import { useState } from "react";
import { RequireScope } from "react-connect-token";
import { flushSync } from "react-dom";
import { useAnnounce } from "./Announcer.js";
import { AppTile } from "./AppTile.js";
import { BusyButton } from "./BusyButton.js";
import { Dialog } from "./Dialog.js";
import { Problem } from "./Problem.js";
import { useDeleteAccount } from "./useAccounts.js";

const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });

export function AccountRow({ account }: { account: Account }) {
  const { name, app, healthy, createdAt } = account;
  const appName = app?.name ?? "An app";
  return (
    <li className="account">
      <AppTile src={app?.imgSrc} />
      <div className="account-text">
        <p className="account-name">{name ?? appName}</p>
        <p className="muted small">
          {appName}
          {createdAt && ` · since ${day.format(new Date(createdAt))}`}
        </p>
      </div>
      <span className="health" data-healthy={healthy !== false}>
        {healthy === false ? "Needs attention" : "Healthy"}
      </span>
      <RequireScope scope="connect:accounts:write">
        <RemoveAccount account={account} label={`${appName}, ${name ?? "unnamed"}`} />
      </RequireScope>
    </li>
  );
}

function RemoveAccount({ account, label }: { account: Account; label: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const remove = useDeleteAccount();
  const announce = useAnnounce();
  const removed = () => {
    announce(`${label} is disconnected.`);
    flushSync(() => setIsOpen(false)); // nothing outside of an open dialog takes the focus
    document.getElementById("accounts-title")?.focus(); // the row is about to go
  };
  return (
    <>
      <button
        type="button"
        className="quiet"
        aria-label={`Disconnect ${label}`}
        onClick={() => setIsOpen(true)}
      >
        Disconnect
      </button>
      {isOpen && (
        <Dialog title={`Disconnect ${label}?`} onClose={() => setIsOpen(false)}>
          <p>Fieldnotes can no longer act in this account. You can connect it again at any time.</p>
          {remove.isError && <Problem what="It could not be disconnected." error={remove.error} />}
          <div className="dialog-actions">
            <button type="button" onClick={() => setIsOpen(false)}>
              Keep it
            </button>
            <BusyButton
              className="danger"
              isBusy={remove.isPending}
              onClick={() => remove.mutate(account.id, { onSuccess: removed })}
            >
              {remove.isPending ? "Disconnecting…" : "Disconnect"}
            </BusyButton>
          </div>
        </Dialog>
      )}
    </>
  );
}
