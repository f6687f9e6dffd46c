import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { RequireScope, useConnectTokenSession } from "react-connect-token";
import { AccessDenied } from "react-connect-token/ui";
import { AppTile } from "./AppTile.js";
import { EmulatedConnectPage } from "./EmulatedConnectPage.js";
import { type ConnectableApp, listApps } from "./listApps.js";
import { openConnectLink } from "./openConnectLink.js";
import { usePageData } from "./PageDataContext.js";
import { Problem } from "./Problem.js";

export function ConnectAccount() {
  const apps = useQuery({ queryKey: ["apps"], queryFn: listApps, staleTime: Number.POSITIVE_INFINITY });
  return (
    <section className="card" aria-labelledby="add-title">
      <h2 id="add-title" tabIndex={-1}>
        Add an account
      </h2>
      <p className="muted">You sign in at the app itself; Fieldnotes never sees your password.</p>
      <RequireScope
        scope="connect:accounts:write"
        pending={<AppSkeleton />}
        fallback={(status) => <AccessDenied status={status} />}
      >
        {apps.isError && (
          <Problem what="The apps could not be listed." error={apps.error} retry={apps.refetch} />
        )}
        {apps.isPending && <AppSkeleton />}
        {apps.data && <AppGrid apps={apps.data} />}
      </RequireScope>
    </section>
  );
}

function AppGrid({ apps }: { apps: readonly ConnectableApp[] }) {
  const { backend } = usePageData();
  const session = useConnectTokenSession();
  const [chosen, setChosen] = useState<ConnectableApp | null>(null);
  const [error, setError] = useState<unknown>(null);
  const connect = (app: ConnectableApp) => {
    setError(null);
    if (backend === "emulator") setChosen(app);
    else openConnectLink(session, app.slug).catch(setError);
  };
  return (
    <>
      {error !== null && <Problem what="The Connect page could not be opened." error={error} />}
      <ul className="apps">
        {apps.map((app) => (
          <li key={app.slug}>
            <button type="button" className="app" onClick={() => connect(app)}>
              <AppTile src={app.imgSrc} />
              <span className="visually-hidden">Connect </span>
              {app.name}
            </button>
          </li>
        ))}
      </ul>
      {chosen && <EmulatedConnectPage app={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}

function AppSkeleton() {
  return (
    <div className="skeleton">
      <span className="visually-hidden">The apps are being listed.</span>
      <div className="skeleton-row" />
      <div className="skeleton-row" />
    </div>
  );
}
