import { Picture } from "./Picture.js";
import "./GatesPicture.css";

const gates = [
  { status: "pending", words: "Nobody knows yet. Keep the room." },
  { status: "granted", words: "The token allows it. Show it." },
  { status: "denied", words: "A scope is missing. Say which, and ask." },
  { status: "error", words: "No token will come by itself. Offer a way back." },
] as const;

/** What a gate can answer, as four doors. */
export function GatesPicture() {
  return (
    <Picture says="A gate has four answers: pending, granted, denied and error.">
      <div className="gates">
        {gates.map(({ status, words }) => (
          <div key={status} className="gate" data-status={status}>
            <Door status={status} />
            <b>{status}</b>
            <span>{words}</span>
          </div>
        ))}
      </div>
    </Picture>
  );
}

function Door({ status }: Pick<(typeof gates)[number], "status">) {
  return (
    <svg width="76" height="84" viewBox="0 0 76 84" fill="none" aria-hidden="true">
      <path className="door-floor" d="M4 78h68" strokeWidth="2" strokeLinecap="round" />
      <path
        className="door-frame"
        d="M16 78V14a6 6 0 0 1 6-6h32a6 6 0 0 1 6 6v64"
        strokeWidth="2"
        strokeDasharray={status === "pending" ? "4 5" : undefined}
      />
      {status === "granted" && (
        <>
          <path className="door-light" d="M17 78V14a5 5 0 0 1 5-5h32a5 5 0 0 1 5 5v64z" />
          <path className="door-leaf" d="M17 12l18 8v64L17 78z" strokeWidth="2" strokeLinejoin="round" />
          <circle className="door-knob" cx="30" cy="50" r="2.2" />
        </>
      )}
      {(status === "denied" || status === "error") && (
        <path className="door-leaf" d="M17 78V14a5 5 0 0 1 5-5h32a5 5 0 0 1 5 5v64z" />
      )}
      {status === "denied" && (
        <g className="door-sign" strokeWidth="2">
          <rect x="30" y="42" width="16" height="13" rx="3" />
          <path d="M33 42v-4a5 5 0 0 1 10 0v4" />
        </g>
      )}
      {status === "error" && (
        <path className="door-sign" d="M38 33v14M38 54v.5" strokeWidth="3" strokeLinecap="round" />
      )}
      {status === "pending" &&
        [28, 38, 48].map((x) => <circle key={x} className="door-dot" cx={x} cy="46" r="2.4" />)}
    </svg>
  );
}
