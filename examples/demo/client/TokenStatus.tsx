import { type ConnectTokenState, useConnectToken } from "react-connect-token";
import { usePending } from "./usePending.js";

/** Says what a person should know about the connection: nothing, as long as all is well. */
export function TokenStatus({ onSignOut }: { onSignOut: () => Promise<void> }) {
  const connect = useConnectToken();
  const { isPending, run } = usePending();
  const trouble = describeTrouble(connect);
  return (
    // Always there, so that a screen reader hears of what appears in it; its text changes with the state alone.
    <div role="status" className="token-status">
      {trouble && (
        <div className="banner" data-tone={trouble.tone}>
          <p>
            <strong>{trouble.title}</strong> {trouble.text}
          </p>
          <div className="banner-actions">
            {trouble.isSignInOver && (
              <button type="button" onClick={onSignOut}>
                Sign in again
              </button>
            )}
            <button type="button" disabled={isPending} onClick={() => run(connect.refresh)}>
              Try now
            </button>
          </div>
        </div>
      )}
    </div>
  );
}

function describeTrouble(state: ConnectTokenState) {
  const error = "error" in state ? state.error : undefined;
  if (error?.code === "callback_unauthorized") {
    return {
      tone: "bad",
      title: "Your sign-in has ended.",
      text: "What you see stays; sign in again to go on.",
      isSignInOver: true,
    };
  }
  if (state.status === "expired") {
    return {
      tone: "bad",
      title: "Reconnecting.",
      text: "What you see stays; what you ask for waits for a moment.",
    };
  }
  if (error === undefined) return null;
  if (state.status === "ready") {
    return {
      tone: "mild",
      title: "Our server does not answer.",
      text: "You can go on working; we keep trying.",
    };
  }
  return "retryAt" in state
    ? { tone: "bad", title: "Our server does not answer.", text: "We keep trying." }
    : {
        tone: "bad",
        title: "There is no connection.",
        text: `Try again, and write to us if it stays (${error.code}).`,
      };
}
