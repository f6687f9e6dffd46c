import { Profiler, type ReactNode, useRef } from "react";
import { RequireScope, useConnectToken, useExpiresIn, useScope, useScopes } from "react-connect-token";
import "./product.css";

/** Parts of a page, each with how often React has rendered it since it was there. */
export function RenderCounts() {
  return (
    <section className="card" aria-label="What re-renders">
      <header className="card-head">
        <h2>What re-renders</h2>
        <p>How often each part was rendered since it was there.</p>
      </header>
      <ul className="grants">
        <Counted name="useConnectToken()">
          <Whole />
        </Counted>
        <Counted name="useConnectToken((s) => s.status)">
          <Status />
        </Counted>
        <Counted name="useExpiresIn()">
          <Countdown />
        </Counted>
        <Counted name="useScopes()">
          <Scopes />
        </Counted>
        <Counted name='useScope("connect:accounts:read")'>
          <CanRead />
        </Counted>
        <Counted name='<RequireScope scope="connect:accounts:read">'>
          <RequireScope scope="connect:accounts:read">granted</RequireScope>
        </Counted>
        <Counted name='<RequireScope scope="connect:accounts:write">'>
          <RequireScope scope="connect:accounts:write" fallback="denied">
            granted
          </RequireScope>
        </Counted>
      </ul>
    </section>
  );
}

const Whole = () => useConnectToken().status;
const Status = () => useConnectToken((state) => state.status);
const Countdown = () => `${useExpiresIn() ?? "–"} s`;
const Scopes = () => `${useScopes().length} granted`;
const CanRead = () => (useScope("connect:accounts:read") ? "true" : "false");

function Counted({ name, children }: { name: string; children: ReactNode }) {
  const count = useRef(-1); // the first one is no re-render
  const shown = useRef<HTMLElement>(null);
  const onRender = () => {
    count.current++;
    // Written past React: what counts must not be counted.
    if (shown.current !== null) shown.current.textContent = `${Math.max(0, count.current)} ×`;
  };
  return (
    <li>
      <code>{name}</code>
      <span>
        <Profiler id={name} onRender={onRender}>
          {children}
        </Profiler>{" "}
        <b ref={shown} title={name}>
          0 ×
        </b>
      </span>
    </li>
  );
}
