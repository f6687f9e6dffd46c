"use client";
import { ActionButton } from "./ActionButton.js";
import type { ConnectTokenLabels } from "./ConnectTokenLabels.js";
import { useTask } from "./useTask.js";

/** Signs the user in, and tells when that has failed. */
export function SignInButton(props: {
  readonly labels: ConnectTokenLabels;
  readonly onSignIn: () => unknown;
  readonly focusNext?: "place" | "parent";
}) {
  const { labels, onSignIn, focusNext } = props;
  const { isBusy, hasFailed, run } = useTask(onSignIn);
  return (
    <>
      <ActionButton kind="primary" isBusy={isBusy} focusNext={focusNext} onPress={run}>
        {isBusy ? labels.signingIn : labels.signIn}
      </ActionButton>
      <span data-ctok="outcome" aria-live="polite">
        {hasFailed && labels.signInFailed}
      </span>
    </>
  );
}
