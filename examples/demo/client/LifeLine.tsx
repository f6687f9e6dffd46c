import { type ConnectTokenState, useConnectToken, useExpiresIn } from "react-connect-token";
import { formatSeconds } from "./formatSeconds.js";
import { LifeLineChart } from "./LifeLineChart.js";
import { LifeLineLegend } from "./LifeLineLegend.js";
import { refreshWindow } from "./refreshWindow.js";
import { useTokenLog } from "./tokenLog.js";
import { useTokenLives } from "./useTokenLives.js";

/** The life of the token: how long it has, when the next one comes, and what went wrong on the way. */
export function LifeLine() {
  useExpiresIn(); // renders once a second
  const connect = useConnectToken();
  const lives = useTokenLives();
  const events = useTokenLog();
  const now = Date.now();
  const life = lives.at(-1);
  return (
    <section className="card" aria-labelledby="life-title">
      <div className="card-head">
        <h3 id="life-title">Life line of the token</h3>
        <p className="next-attempt muted">
          Next attempt <strong>{describeNext(connect, life && refreshWindow(life).earliest, now)}</strong>
        </p>
      </div>
      <LifeLineChart lives={lives} events={events} now={now} />
      <LifeLineLegend />
    </section>
  );
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
