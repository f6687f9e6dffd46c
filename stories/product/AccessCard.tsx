import { describeScope, useExpiresIn, useScopes } from "react-connect-token";
import "./product.css";

/** What an app may do for its user, in words, and for how long it may before it has to ask again. */
export function AccessCard() {
  const scopes = useScopes();
  return (
    <section className="card" aria-label="Access">
      <header className="card-head">
        <h2>What Northwind may do</h2>
        <p>For you, until you sign out. It is renewed by itself.</p>
      </header>
      <ul className="grants">
        {scopes.map((scope) => (
          <li key={scope}>
            <b>{describeScope(scope)}</b>
            <code>{scope}</code>
          </li>
        ))}
        {scopes.length === 0 && <li className="reason">Nothing so far.</li>}
      </ul>
      <footer className="card-foot">
        <Countdown />
      </footer>
    </section>
  );
}

function Countdown() {
  const seconds = useExpiresIn();
  return (
    <p className="countdown">
      This access ends in{" "}
      <time role="timer" aria-live="off">
        {seconds === null ? "–" : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`}
      </time>
    </p>
  );
}
