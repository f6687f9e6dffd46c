import { ScopeList } from "react-connect-token/ui";

/** What the product can make use of: what it starts with, and what it asks for when it is needed. */
const wanted = "connect:accounts:read connect:accounts:write connect:actions:*";

export function Access() {
  return (
    <section className="card" aria-labelledby="access-title">
      <h2 id="access-title">What Fieldnotes may do</h2>
      <p className="muted">For you, and until you sign out.</p>
      <ScopeList scope={wanted} showNames />
    </section>
  );
}
