import { type ConnectTokenState, useConnectToken, useExpiresIn, useScopes } from "react-connect-token";
import { formatSeconds } from "./formatSeconds.js";
import { LifeLineChart } from "./LifeLineChart.js";
import { LifeLineLegend } from "./LifeLineLegend.js";
import { refreshWindow } from "./refreshWindow.js";
import { useTokenLog } from "./tokenLog.js";
import { useTokenLives } from "./useTokenLives.js";

/** The life of the token: how long it has, when the next one comes, and what went wrong on the way. */
export function LifeLine() {
  const secondsLeft = useExpiresIn(); // renders once a second
  const connect = useConnectToken();
  const scopes = useScopes();
  const lives = useTokenLives();
  const events = useTokenLog();
  const now = Date.now();
  const life = lives.at(-1);
  return (
    <section className="card life-line" aria-labelledby="life-title">
      <div className="card-head">
        <h3 id="life-title">Life line of the token</h3>
        <span
          className="state"
          data-status={connect.status}
          data-failing={"error" in connect}
          data-testid="status"
        >
          {describeStatus(connect)}
        </span>
      </div>
      <dl className="life-facts">
        <div>
          <dt>Ends in</dt>
          <dd>
            <span role="timer">
              {connect.status === "ready" && secondsLeft !== null ? formatSeconds(secondsLeft) : "–"}
            </span>
          </dd>
        </div>
        <div>
          <dt>Next attempt</dt>
          <dd>{describeNext(connect, life && refreshWindow(life).earliest, now)}</dd>
        </div>
        <div className="granted">
          <dt>Granted</dt>
          <dd>{scopes.length === 0 ? "–" : scopes.map((scope) => <code key={scope}>{scope}</code>)}</dd>
        </div>
      </dl>
      <LifeLineChart lives={lives} events={events} now={now} />
      <LifeLineLegend />
    </section>
  );
}

function describeStatus(state: ConnectTokenState): string {
  if (state.status !== "ready")
    return { idle: "signed out", pending: "fetching", expired: "ended", error: "failed" }[state.status];
  if (state.isRefreshing) return "ready, refreshing";
  return state.error ? "ready, refresh failed" : "ready";
}

function describeNext(state: ConnectTokenState, refreshAt: number | undefined, now: number): string {
  const isAsking = state.status === "pending" || (state.status === "ready" && state.isRefreshing);
  if (isAsking) return "now";
  const retryAt = "retryAt" in state ? state.retryAt?.getTime() : undefined;
  if (retryAt === undefined && "error" in state && state.error) return "when you ask";
  const at = retryAt ?? refreshAt;
  if (at === undefined) return "–";
  const seconds = Math.ceil((at - now) / 1_000);
  return seconds <= 0
    ? "any moment"
    : `${retryAt === undefined ? "in about " : "in "}${formatSeconds(seconds)}`;
}
