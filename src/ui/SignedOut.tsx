"use client";
import { type ForwardedRef, forwardRef, type ReactNode, useState } from "react";
import { keepFocus } from "../react/keepFocus.js";
import { ActionButton } from "./ActionButton.js";
import type { ConnectTokenLabels } from "./ConnectTokenLabels.js";
import { labelsOf } from "./englishLabels.js";
import { Host, type HostProps } from "./Host.js";
import { useTask } from "./useTask.js";

/** {@link SignedOut}'s props: all of a `div`'s, and these. */
export interface SignedOutProps extends HostProps<{ readonly isBusy: boolean }> {
  /** Signs the user in. While its promise is pending the button is busy; when it rejects, that is told. */
  readonly onSignIn?: (() => unknown) | undefined;
  /** More ways in, or more words. */
  readonly children?: ReactNode;
  /** Its texts, where they are not to be the English ones. */
  readonly labels?: Partial<ConnectTokenLabels> | undefined;
}

/**
 * What somebody sees who is not signed in, with an optional button to do so. It needs no provider around it.
 *
 * @example if (user === null) return <SignedOut onSignIn={signIn} />;
 */
export const SignedOut = forwardRef(function SignedOut(
  { onSignIn, labels: own, children, ...host }: SignedOutProps,
  ref: ForwardedRef<HTMLElement>,
) {
  const labels = labelsOf(own);
  const [focusRef] = useState(() => keepFocus("place"));
  const { isBusy, hasFailed, run } = useTask(() => onSignIn?.());
  return (
    <Host piece="signed-out" state={{ isBusy }} data-state={isBusy ? "busy" : "idle"} {...host} hostRef={ref}>
      <strong data-ctok="title">{labels.signedOutTitle}</strong>
      {labels.signedOutText !== "" && <p data-ctok="text">{labels.signedOutText}</p>}
      <div role="status">{hasFailed && <p data-ctok="reason">{labels.signInFailed}</p>}</div>
      <div data-ctok="actions" ref={focusRef}>
        {onSignIn && (
          <ActionButton kind="primary" isBusy={isBusy} onPress={run}>
            {isBusy ? labels.signingIn : labels.signIn}
          </ActionButton>
        )}
        {children}
      </div>
    </Host>
  );
});
