import { RequireScope } from "react-connect-token";
import { AccessDenied } from "react-connect-token/ui";
import { Field } from "./Field.js";

/** A field within a gate: what is typed stays, however often the token changes, fails or ends. */
export function Note({ userName }: { userName: string }) {
  return (
    <section className="card" aria-labelledby="note-title">
      <h2 id="note-title">Notes</h2>
      <RequireScope
        scope="connect:accounts:read"
        pending={<div className="skeleton-row" />}
        fallback={(status) => <AccessDenied status={status} />}
      >
        <Field label={`What should ${userName}'s team know about these accounts?`}>
          {(control) => (
            <textarea
              {...control}
              name="note"
              rows={3}
              placeholder="Type something, then watch the token change below."
            />
          )}
        </Field>
        <p className="muted small">Stays while the token is refreshed, fails or ends. It is not saved.</p>
      </RequireScope>
    </section>
  );
}
