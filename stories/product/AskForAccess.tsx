import { describeScope, type ScopeStatus } from "react-connect-token";

/** Why something is not there, in words, and how to get it: a fallback for a gate. */
export function AskForAccess({ status }: { status: ScopeStatus }) {
  const { missing, error, isRequesting, request } = status;
  return (
    <div className="ask">
      <div>
        <h3>You can look, but not change</h3>
        <p>This needs one more permission: {missing.map(describeScope).join(", ").toLowerCase()}.</p>
      </div>
      <button
        type="button"
        className="button"
        aria-disabled={isRequesting}
        onClick={() => {
          if (!isRequesting) request();
        }}
      >
        {isRequesting ? "Asking for access…" : "Ask for access"}
      </button>
      <p className="reason" data-tone="danger" role="status" hidden={error === undefined}>
        {error && `Not granted. ${refusalOf(error.code)}`}
      </p>
    </div>
  );
}

function refusalOf(code: string): string {
  return code === "callback_forbidden"
    ? "Your workspace does not allow it; its owner can change that."
    : "Please try again in a moment.";
}
