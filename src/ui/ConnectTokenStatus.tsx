"use client";
import { type ForwardedRef, forwardRef, useState } from "react";
import { keepFocus } from "../react/keepFocus.js";
import { useSession } from "../react/SessionContext.js";
import { useConnectToken } from "../react/useConnectToken.js";
import { useExpiresIn } from "../react/useExpiresIn.js";
import { useNeededSession } from "../react/useNeededSession.js";
import { useSecondsUntil } from "../react/useSecondsUntil.js";
import type { ConnectTokenLabels } from "./ConnectTokenLabels.js";
import { labelsOf } from "./englishLabels.js";
import { Host, type HostProps } from "./Host.js";
import { SignInButton } from "./SignInButton.js";
import { TryNow } from "./TryNow.js";
import { isTrouble, type TokenPhase, tokenPhase, toneOf } from "./tokenPhase.js";

/** {@link ConnectTokenStatus}'s props: all of a `div`'s, and these. */
export interface ConnectTokenStatusProps extends HostProps<{ readonly phase: TokenPhase }> {
  /** Its texts, where they are not to be the English ones. */
  readonly labels?: Partial<ConnectTokenLabels> | undefined;
  /** Shows something only while something is wrong. Default `false`. */
  readonly onlyTrouble?: boolean | undefined;
  /** Signs the user in; offered when nobody is signed in, and when the sign-in has ended. */
  readonly onSignIn?: (() => unknown) | undefined;
}

/**
 * How the token is doing, in words: its status, how long it lives, why a refresh fails and when it is tried again, with
 * a button to try now. It is spoken when the status changes, not each second.
 *
 * @throws ConnectTokenError `missing_provider`
 * @example
 * import { ConnectTokenStatus } from "react-connect-token/ui";
 * import "react-connect-token/ui/styles.css";
 *
 * <ConnectTokenStatus onSignIn={() => router.push("/sign-in")} />;
 */
export const ConnectTokenStatus = forwardRef(function ConnectTokenStatus(
  { labels: own, onlyTrouble = false, onSignIn, ...host }: ConnectTokenStatusProps,
  ref: ForwardedRef<HTMLElement>,
) {
  useNeededSession("<ConnectTokenStatus>");
  const connect = useConnectToken();
  const [focusRef] = useState(() => keepFocus("parent"));
  const labels = labelsOf(own);
  const phase = tokenPhase(connect);
  const error = "error" in connect ? connect.error : undefined;
  const retryAt = "retryAt" in connect ? connect.retryAt : undefined;
  const isSignInOver = phase === "idle" || error?.code === "callback_unauthorized";
  const offersSignIn = isSignInOver && onSignIn !== undefined;
  const isShown = !onlyTrouble || isTrouble(phase) || phase === "idle";
  const text = [labels.statusText(phase), error && labels.reason(error)].filter(Boolean).join(" ");
  return (
    <Host
      piece="status"
      state={{ phase }}
      data-status={connect.status}
      data-state={phase}
      data-tone={isShown ? toneOf[phase] : undefined}
      data-error={error?.code}
      {...host}
      hostRef={ref}
    >
      {/* Always there, so that a screen reader hears of what appears in it; nothing that ticks is in it. */}
      <div role="status" data-ctok="message" data-state={isShown ? phase : undefined}>
        {isShown && (
          <>
            <strong data-ctok="title">{labels.statusTitle(phase)}</strong>{" "}
            {text !== "" && <span data-ctok="text">{text}</span>}
          </>
        )}
      </div>
      {isShown && phase === "ready" && <Countdown labels={labels} />}
      {isShown && phase === "refreshing" && <span data-ctok="countdown">{labels.renewing}</span>}
      {(isTrouble(phase) || offersSignIn) && (
        <div data-ctok="actions" ref={focusRef}>
          {retryAt && <Retry labels={labels} retryAt={retryAt} />}
          {offersSignIn && <SignInButton labels={labels} onSignIn={onSignIn} focusNext="parent" />}
          {isTrouble(phase) && <TryNow labels={labels} kind={offersSignIn ? "quiet" : "primary"} />}
        </div>
      )}
    </Host>
  );
});

function Countdown({ labels }: { labels: ConnectTokenLabels }) {
  const seconds = useExpiresIn();
  return seconds === null ? null : (
    <time data-ctok="countdown" role="timer" aria-live="off" dateTime={`PT${seconds}S`}>
      {labels.timeLeft(seconds)}
    </time>
  );
}

function Retry({ labels, retryAt }: { labels: ConnectTokenLabels; retryAt: Date }) {
  const { environment } = useSession("<ConnectTokenStatus>");
  const seconds = useSecondsUntil(environment, retryAt, secondsToWait);
  return seconds === null ? null : (
    <span data-ctok="retry" role="timer" aria-live="off">
      {labels.retryIn(seconds)}
    </span>
  );
}

/** Never "in 0 s": the next attempt is about to begin. */
const secondsToWait = (leftMs: number) => Math.max(1, Math.ceil(leftMs / 1_000));
