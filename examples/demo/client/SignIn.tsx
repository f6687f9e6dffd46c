import { SignedOut } from "react-connect-token/ui";
import type { User } from "../PageData.js";
import { Avatar } from "./Avatar.js";
import { BusyButton } from "./BusyButton.js";
import { usePageData } from "./PageDataContext.js";
import { usePending } from "./usePending.js";

const labels = {
  signedOutText: "Choose who you are. Each has connected other accounts, and sees none of the other's.",
};

export function SignIn({ onSignIn }: { onSignIn: (user: User) => Promise<void> }) {
  const { users } = usePageData();
  const { isPending, failed, run } = usePending();
  return (
    <main className="sign-in">
      <h1 tabIndex={-1}>Integrations</h1>
      <SignedOut labels={labels}>
        <ul className="people">
          {users.map((user) => (
            <li key={user.id}>
              <BusyButton className="person" isBusy={isPending} onClick={() => run(() => onSignIn(user))}>
                <Avatar name={user.name} />
                Continue as {user.name}
              </BusyButton>
            </li>
          ))}
        </ul>
        {failed && (
          <p role="alert" className="problem">
            That did not work: is the demo's server still running?
          </p>
        )}
      </SignedOut>
    </main>
  );
}
