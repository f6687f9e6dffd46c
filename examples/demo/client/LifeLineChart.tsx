import type { ConnectTokenEvent } from "react-connect-token";
import { formatSeconds } from "./formatSeconds.js";
import { LifeLineMark, type MarkedType } from "./LifeLineMark.js";
import { refreshWindow } from "./refreshWindow.js";
import { createTimeScale, type TimeScale } from "./TimeScale.js";
import type { LoggedEvent } from "./tokenLog.js";
import type { TokenLife } from "./useTokenLives.js";

/** Before the first token nobody knows how long one lives. */
const assumedLifeMs = 60_000;
const marked: readonly MarkedType[] = ["ready", "refreshed", "failed", "expired", "ended"];

interface LifeLineChartProps {
  readonly lives: readonly TokenLife[];
  readonly events: readonly LoggedEvent[];
  readonly now: number;
}

/** A picture of the lives: the past goes left, now stands still, the present token's end comes from the right. */
export function LifeLineChart({ lives, events, now }: LifeLineChartProps) {
  const last = lives.at(-1);
  const scale = createTimeScale(now, last ? last.to - last.from : assumedLifeMs);
  const isShown = (time: number) => scale.x(time) >= 0 && scale.x(time) <= 100;
  const marks = events.filter(({ type, at }) => isMarked(type) && isShown(at.getTime()));
  return (
    <svg className="life-chart" role="img" aria-label={describe(lives, events)} height="132" width="100%">
      <defs>
        <pattern id="window" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="window-ground" width="8" height="8" />
          <rect className="window-stripe" width="4" height="8" />
        </pattern>
      </defs>
      <Ticks scale={scale} />
      <rect className="track" x="0" y="42" width="100%" height="36" rx="8" />
      {lives.map((life, index) => (
        <Life key={life.to} life={life} next={lives[index + 1]} scale={scale} />
      ))}
      <line className="now" x1={`${scale.x(now)}%`} x2={`${scale.x(now)}%`} y1="20" y2="100" />
      <text className="now-label" x={`${scale.x(now)}%`} y="14" textAnchor="middle">
        now
      </text>
      {marks.map(({ id, type, at }) => (
        <LifeLineMark key={id} type={type as MarkedType} x={scale.x(at.getTime())} />
      ))}
    </svg>
  );
}

const isMarked = (type: ConnectTokenEvent["type"]) => marked.some((each) => each === type);

/** One token: its life, cut off where the next one took over; of the present one also what is to come. */
function Life({ life, next, scale }: { life: TokenLife; next: TokenLife | undefined; scale: TimeScale }) {
  const end = Math.min(life.to, next?.from ?? life.to);
  if (scale.x(end) < 0) return null;
  const { earliest, latest, floor } = refreshWindow(life);
  const isPresent = next === undefined;
  return (
    <g className="life" data-present={isPresent}>
      <Stretch className="life-bar" from={life.from} to={end} scale={scale} />
      {isPresent && (
        <>
          <Stretch className="life-left" from={Math.max(life.from, scale.now)} to={floor} scale={scale} />
          <Stretch className="life-window" from={earliest} to={latest} scale={scale} />
          <Stretch className="life-floor" from={floor} to={life.to} scale={scale} />
        </>
      )}
    </g>
  );
}

function Stretch(props: { className: string; from: number; to: number; scale: TimeScale }) {
  const { className, scale } = props;
  const from = Math.max(0, scale.x(props.from));
  const to = Math.min(100, scale.x(props.to));
  if (to <= from) return null;
  return <rect className={className} x={`${from}%`} y="42" width={`${to - from}%`} height="36" />;
}

function Ticks({ scale }: { scale: TimeScale }) {
  return scale.ticks.map((tick) => {
    const x = scale.x(scale.now + tick);
    if (x < 7 || x > 93) return null; // its label would be cut off
    return (
      <g key={tick} className="tick">
        <line x1={`${x}%`} x2={`${x}%`} y1="34" y2="104" />
        {tick !== 0 && (
          <text x={`${x}%`} y="122" textAnchor="middle">
            {tick < 0 ? "−" : "+"}
            {formatSeconds(Math.abs(tick) / 1_000)}
          </text>
        )}
      </g>
    );
  });
}

/** What the picture says, in words that do not change with each second. */
function describe(lives: readonly TokenLife[], events: readonly LoggedEvent[]): string {
  const count = (type: MarkedType) => events.filter((event) => event.type === type).length;
  const last = lives.at(-1);
  const life = last
    ? `The present token lives ${formatSeconds(Math.round((last.to - last.from) / 1_000))}.`
    : "No token yet.";
  return `${life} So far: ${count("refreshed")} refreshes, ${count("failed")} failures, ended early ${count("expired")} times.`;
}
