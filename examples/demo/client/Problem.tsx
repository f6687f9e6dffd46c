import { ConnectTokenError } from "react-connect-token";

/** What went wrong, and what a person can do about it. */
export function Problem({ what, error, retry }: { what: string; error: unknown; retry?: () => unknown }) {
  return (
    <div role="alert" className="problem">
      <p>
        <strong>{what}</strong> {adviceFor(error)}
      </p>
      {retry && (
        <button type="button" onClick={() => retry()}>
          Try again
        </button>
      )}
    </div>
  );
}

function adviceFor(error: unknown): string {
  if (error instanceof ConnectTokenError) {
    return error.code === "callback_unauthorized"
      ? "Your sign-in has ended: sign in again."
      : "Our server does not answer at the moment: wait a little, then try again.";
  }
  return "Check your network, then try again.";
}
