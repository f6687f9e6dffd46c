"use client";
import { type ForwardedRef, forwardRef, type ReactNode, useState } from "react";
import { keepFocus } from "../react/keepFocus.js";
import { useReplacesAnswer } from "../react/useReplacesAnswer.js";
import type { ScopeStatus } from "../react/useScopeStatus.js";
import { ActionButton } from "./ActionButton.js";
import type { ConnectTokenLabels } from "./ConnectTokenLabels.js";
import { labelsOf } from "./englishLabels.js";
import { Host, type HostProps } from "./Host.js";
import { SignInButton } from "./SignInButton.js";

/** {@link AccessDenied}'s props: all of a `div`'s, and these. */
export interface AccessDeniedProps extends HostProps<{ readonly status: ScopeStatus }> {
  /** What a gate gives to a function. */
  readonly status: ScopeStatus;
  /** Whether the gate needs all of what is missing, or any of it. Default `"all"`. */
  readonly match?: "all" | "any" | undefined;
  /** Signs the user in; offered when nobody is signed in, and when the sign-in has ended. */
  readonly onSignIn?: (() => unknown) | undefined;
  /** Its texts, where they are not to be the English ones. */
  readonly labels?: Partial<ConnectTokenLabels> | undefined;
}

/**
 * What stands in place of what a gate guards: what is missing, in words, and a button that asks for it (step-up). A
 * refusal is told with its reason. When the gate opens, the focus goes to what it guarded. Where it took the place of
 * another answer it is an alert, so that a screen reader tells of it; what is there from the start is not. It shows nothing
 * where access is granted.
 *
 * @example
 * <RequireScope scope="connect:accounts:write" fallback={(status) => <AccessDenied status={status} />}>
 *   <DisconnectButton />
 * </RequireScope>
 */
export const AccessDenied = forwardRef(function AccessDenied(
  { status, match = "all", onSignIn, labels: own, ...host }: AccessDeniedProps,
  ref: ForwardedRef<HTMLElement>,
) {
  const [focusRef] = useState(() => keepFocus("place"));
  const { reason, missing, isRequesting, error } = status;
  if (reason === null) return null;
  const labels = labelsOf(own);
  const isRefused = reason === "missing_scope" && error !== undefined;
  const text = labels.deniedText(reason, { count: missing.length, match });
  return (
    <Host
      piece="denied"
      state={{ status }}
      data-state={reason}
      data-requesting={isRequesting ? "" : undefined}
      data-refused={isRefused ? "" : undefined}
      aria-busy={(reason === "pending" && error === undefined) || undefined}
      {...host}
      hostRef={ref}
    >
      <Spoken status={status}>
        {/* Another answer in the same place is spoken. */}
        <strong data-ctok="title" aria-live="polite">
          {labels.deniedTitle(reason)}
        </strong>
        {text !== "" && <p data-ctok="text">{text}</p>}
        {reason === "missing_scope" && (
          <ul data-ctok="missing">
            {missing.map((scope) => (
              <li key={scope} data-ctok="missing-scope" data-scope={scope}>
                {labels.describeScope(scope)}
              </li>
            ))}
          </ul>
        )}
        {/* Always there, so that a screen reader hears of a refusal that appears in it. */}
        <div role="status">
          {error && !isRequesting && (
            <p data-ctok="reason">{isRefused ? labels.refused(error) : labels.reason(error)}</p>
          )}
        </div>
      </Spoken>
      <div data-ctok="actions" ref={focusRef}>
        <Actions status={status} labels={labels} onSignIn={onSignIn} />
      </div>
    </Host>
  );
});

/**
 * What is there from the start is found by reading. Of what comes new into a page only an alert is spoken by every screen
 * reader, so this is one where it took the place of another answer.
 */
function Spoken({ status, children }: { status: ScopeStatus; children: ReactNode }) {
  return <div role={useReplacesAnswer(status) ? "alert" : undefined}>{children}</div>;
}

function Actions(props: {
  status: ScopeStatus;
  labels: ConnectTokenLabels;
  onSignIn: (() => unknown) | undefined;
}) {
  const { status, labels, onSignIn } = props;
  const { reason, error, isRequesting, request } = status;
  const isSignInOver = reason === "signed_out" || error?.code === "callback_unauthorized";
  return (
    <>
      {isSignInOver && onSignIn && <SignInButton labels={labels} onSignIn={onSignIn} />}
      {reason === "missing_scope" && (
        <ActionButton kind="primary" isBusy={isRequesting} onPress={request}>
          {isRequesting ? labels.asking : labels.ask}
        </ActionButton>
      )}
      {reason === "error" && (
        <ActionButton kind="quiet" isBusy={isRequesting} onPress={request}>
          {isRequesting ? labels.trying : labels.tryNow}
        </ActionButton>
      )}
    </>
  );
}
