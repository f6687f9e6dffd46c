import { useMutation } from "@tanstack/react-query";
import { useConnectTokenSession } from "react-connect-token";
import { useAnnounce } from "./Announcer.js";
import { AppTile } from "./AppTile.js";
import { BusyButton } from "./BusyButton.js";
import { Dialog } from "./Dialog.js";
import type { ConnectableApp } from "./listApps.js";
import { Problem } from "./Problem.js";
import { postJson } from "./postJson.js";
import { useRefreshAccounts } from "./useAccounts.js";

/** Stands where Pipedream's Connect page would open: the emulator has none, so the demo's server plays it. */
export function EmulatedConnectPage({ app, onClose }: { app: ConnectableApp; onClose: () => void }) {
  const session = useConnectTokenSession();
  const refreshAccounts = useRefreshAccounts();
  const announce = useAnnounce();
  const connect = useMutation({
    mutationFn: async () => {
      // Connecting an account uses its token up, so it gets one of its own.
      const { token } = await session.getSingleUseToken({ app: app.slug });
      await postJson("/api/demo/connect-page", { app: app.slug, token });
    },
    onSuccess: async () => {
      await refreshAccounts();
      announce(`${app.name} is connected.`);
      onClose();
    },
  });
  return (
    <Dialog title={`Let Fieldnotes use your ${app.name} account?`} onClose={onClose}>
      <div className="consent">
        <AppTile src={app.imgSrc} />
        <p>
          Fieldnotes will be able to read and act in {app.name} for you. You can disconnect it at any time.
        </p>
      </div>
      <p className="note-box">
        This dialog plays Pipedream's Connect page, since the demo runs on an emulator. No account of yours is
        touched.
      </p>
      {connect.isError && <Problem what="It could not be connected." error={connect.error} />}
      <div className="dialog-actions">
        <button type="button" onClick={onClose}>
          Cancel
        </button>
        <BusyButton className="primary" isBusy={connect.isPending} onClick={() => connect.mutate()}>
          {connect.isPending ? "Connecting…" : "Allow"}
        </BusyButton>
      </div>
    </Dialog>
  );
}
