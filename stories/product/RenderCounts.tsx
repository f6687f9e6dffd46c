import { type ReactNode, useEffect, useRef } from "react";
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
        <Counted name="useConnectToken()" Part={Whole} />
        <Counted name="useConnectToken((s) => s.status)" Part={Status} />
        <Counted name="useExpiresIn()" Part={Countdown} />
        <Counted name="useScopes()" Part={Scopes} />
        <Counted name='useScope("connect:accounts:read")' Part={CanRead} />
        <Counted name='<RequireScope scope="connect:accounts:read">' Part={ReadGate} />
        <Counted name='<RequireScope scope="connect:accounts:write">' Part={WriteGate} />
      </ul>
    </section>
  );
}

/** Each calls `count()` in what it renders. */
type Part = (props: { count: () => ReactNode }) => ReactNode;

const Whole: Part = ({ count }) => [useConnectToken().status, count()];
const Status: Part = ({ count }) => [useConnectToken((state) => state.status), count()];
const Countdown: Part = ({ count }) => [`${useExpiresIn() ?? "–"} s`, count()];
const Scopes: Part = ({ count }) => [`${useScopes().length} granted`, count()];
const CanRead: Part = ({ count }) => [String(useScope("connect:accounts:read")), count()];
const ReadGate: Part = ({ count }) => (
  <RequireScope scope="connect:accounts:read">{({ status }) => [status, count()]}</RequireScope>
);
const WriteGate: Part = ({ count }) => (
  <RequireScope scope="connect:accounts:write">{({ status }) => [status, count()]}</RequireScope>
);

function Counted({ name, Part }: { name: string; Part: Part }) {
  const times = useRef(-1); // the first one is no re-render
  const shown = useRef<HTMLElement>(null);
  const onCommit = () => {
    times.current++;
    // Written past React: what counts must not be counted.
    if (shown.current !== null) shown.current.textContent = `${times.current} ×`;
  };
  return (
    <li>
      <code>{name}</code>
      <span>
        <Part count={() => <Commit key="count" told={onCommit} />} />{" "}
        <b ref={shown} title={name}>
          0 ×
        </b>
      </span>
    </li>
  );
}

/** Made anew whenever what it stands in is rendered. A Profiler would say nothing in a built Storybook. */
function Commit({ told }: { told: () => void }) {
  useEffect(told);
  return null;
}
