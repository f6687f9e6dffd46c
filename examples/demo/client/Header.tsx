import type { User } from "../PageData.js";
import { Avatar } from "./Avatar.js";
import { BusyButton } from "./BusyButton.js";
import { usePageData } from "./PageDataContext.js";
import { ThemeToggle } from "./ThemeToggle.js";
import { usePending } from "./usePending.js";

export function Header({
  user,
  onSwitch,
}: {
  user: User | null;
  onSwitch: (user: User | null) => Promise<void>;
}) {
  const { users } = usePageData();
  const { isPending, failed, run } = usePending();
  const other = users.find(({ id }) => id !== user?.id);
  return (
    <header className="site-header">
      <div className="site-header-inner">
        <span className="brand">
          <svg aria-hidden="true" viewBox="0 0 32 32" width="28" height="28">
            <rect width="32" height="32" rx="9" />
            <path d="M10 8v16M10 9h13M10 16h9" />
          </svg>
          Fieldnotes
        </span>
        <div className="account-menu">
          {user !== null && (
            <>
              <p className="who">
                <Avatar name={user.name} />
                <span className="visually-hidden">Signed in as </span>
                <span data-testid="signed-in">{user.name}</span>
              </p>
              {other && (
                <BusyButton className="quiet" isBusy={isPending} onClick={() => run(() => onSwitch(other))}>
                  Switch to {other.name}
                </BusyButton>
              )}
              <BusyButton className="quiet" isBusy={isPending} onClick={() => run(() => onSwitch(null))}>
                Sign out
              </BusyButton>
            </>
          )}
          <ThemeToggle />
        </div>
      </div>
      {failed && (
        <p role="alert" className="header-problem">
          That did not work: is the demo's server still running?
        </p>
      )}
    </header>
  );
}
