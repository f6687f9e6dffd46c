import { Component, type ReactNode, Suspense } from "react";
import { describeScope, useSuspenseConnectToken } from "react-connect-token";
import { AccountsSkeleton } from "./AccountsSkeleton.js";
import { Blank } from "./Blank.js";
import "./product.css";

/** A card whose inside is not shown without a token. Both of its boundaries stand inside the provider. */
export function SuspendedAccess() {
  return (
    <section className="card" aria-label="Access">
      <header className="card-head">
        <h2>What Northwind may do</h2>
        <p>For you, until you sign out.</p>
      </header>
      <Boundary>
        <Suspense fallback={<AccountsSkeleton />}>
          <Granted />
        </Suspense>
      </Boundary>
    </section>
  );
}

function Granted() {
  const { scopes, status } = useSuspenseConnectToken();
  return (
    <>
      <ul className="grants">
        {scopes.map((scope) => (
          <li key={scope}>
            <b>{describeScope(scope)}</b>
            <code>{scope}</code>
          </li>
        ))}
      </ul>
      <footer className="card-foot" aria-live="polite">
        <p className="reason">
          {status === "expired" ? "You may read on; we are reconnecting." : "It is renewed by itself."}
        </p>
      </footer>
    </>
  );
}

class Boundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };
  static getDerivedStateFromError = () => ({ hasFailed: true });
  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <Blank title="We cannot reach your accounts" words="Your session may have ended. Nothing is lost.">
        <button type="button" className="button" onClick={() => this.setState({ hasFailed: false })}>
          Try again
        </button>
      </Blank>
    );
  }
}
