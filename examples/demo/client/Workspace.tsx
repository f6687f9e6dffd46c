import { ConnectTokenStatus } from "react-connect-token/ui";
import type { User } from "../PageData.js";
import { Access } from "./Access.js";
import { Accounts } from "./Accounts.js";
import { BreakIt } from "./BreakIt.js";
import { ConnectAccount } from "./ConnectAccount.js";
import { EventLog } from "./EventLog.js";
import { LifeLine } from "./LifeLine.js";
import { Note } from "./Note.js";
import { usePageData } from "./PageDataContext.js";
import { RunAction } from "./RunAction.js";

/** What somebody who is signed in sees. */
export function Workspace({ user, onSignOut }: { user: User; onSignOut: () => Promise<void> }) {
  const { backend } = usePageData();
  return (
    <main>
      <div className="page-title">
        <h1 tabIndex={-1}>Integrations</h1>
        <p className="muted">Connect the tools you work with. Fieldnotes acts in them only when you ask.</p>
        <p className="chip" data-backend={backend}>
          {backend === "emulator" ? "Emulated Pipedream, on this machine" : "Connected to Pipedream"}
        </p>
      </div>
      <ConnectTokenStatus className="connection" onSignIn={onSignOut} />
      <div className="columns">
        <div className="column">
          <Accounts />
          <ConnectAccount />
          <Access />
        </div>
        <div className="column">
          <RunAction />
          <Note userName={user.name} />
        </div>
      </div>
      <section className="behind" aria-labelledby="behind-title">
        <h2 id="behind-title">Behind the page</h2>
        <p className="muted">
          Everything above runs on one short-lived Connect token, which never shows. This is what happens to
          it.
        </p>
        <LifeLine />
        <div className="columns">
          <BreakIt />
          <EventLog />
        </div>
      </section>
    </main>
  );
}
