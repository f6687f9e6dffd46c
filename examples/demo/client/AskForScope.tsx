import type { ScopeStatus } from "react-connect-token";
import { describeScope } from "react-connect-token";

/** What stands where something is not allowed yet: what is missing, and one click to ask for it. */
export function AskForScope({ status, toDo }: { status: ScopeStatus; toDo: string }) {
  const { missing, error, isRequesting, request } = status;
  return (
    <div className="ask">
      <p>
        Fieldnotes may not {toDo} for you yet. Missing:{" "}
        {missing.map((scope) => (
          <code key={scope} title={describeScope(scope)}>
            {scope}
          </code>
        ))}
      </p>
      <button type="button" className="primary" disabled={isRequesting} onClick={() => request()}>
        {isRequesting ? "Asking…" : `Allow to ${toDo}`}
      </button>
      {error && (
        <p role="alert" className="problem">
          The server did not allow it. You can ask again.
        </p>
      )}
    </div>
  );
}
