import { RequireScope, useConnectToken } from "react-connect-token";

/** A form behind a gate, with a line about the token above it. */
export function NoteCard() {
  const connect = useConnectToken();
  return (
    <section>
      <output>{connect.status}</output>
      {connect.status === "ready" && connect.error && <p role="alert">{connect.error.code}</p>}
      <RequireScope scope="connect:accounts:write" pending={<p>One moment…</p>}>
        <input aria-label="note" />
      </RequireScope>
    </section>
  );
}
