import type { CSSProperties } from "react";
import { chapters, endSeconds, outages } from "./chapters.js";
import type { LifeSoFar } from "./Life.js";
import "./LifeLine.css";

/** The tokens of one run on a line of time, with what the server did below them. */
export function LifeLine({ soFar: { nowSeconds, tokens, failedAt } }: { soFar: LifeSoFar }) {
  const seen = outages.filter(([from]) => from <= nowSeconds);
  return (
    <div
      className="line"
      role="img"
      aria-label={`${tokens.length} tokens and ${failedAt.length} failed attempts so far`}
    >
      <div className="line-tokens">
        {tokens.map(({ from, to }, index) => {
          // A token counts until the next one is there; the rest of its life nobody uses.
          const used = Math.min(tokens[index + 1]?.from ?? to, to);
          return (
            <span key={from}>
              <span className="line-rest" style={between(from, to)} />
              <span
                className="line-token"
                style={between(from, Math.min(used, Math.max(nowSeconds, from)))}
              />
            </span>
          );
        })}
        {failedAt.map((at) => (
          <span key={at} className="line-failed" style={between(at, at)} />
        ))}
      </div>
      <div className="line-server">
        {seen.map(([from, to]) => (
          <span key={from} className="line-outage" style={between(from, Math.min(to, nowSeconds))} />
        ))}
      </div>
      {chapters.slice(1).map(({ atSeconds }) => (
        <span key={atSeconds} className="line-mark" style={between(atSeconds, atSeconds)} />
      ))}
      <span className="line-now" style={between(nowSeconds, nowSeconds)} />
    </div>
  );
}

function between(from: number, to: number): CSSProperties {
  const percent = (seconds: number) => `${(Math.min(seconds, endSeconds) / endSeconds) * 100}%`;
  return {
    insetInlineStart: percent(from),
    inlineSize: percent(Math.max(0, Math.min(to, endSeconds) - from)),
  };
}
