/** What is marked on the life line. */
export type MarkedType = "ready" | "refreshed" | "failed" | "expired" | "ended";

const shapes: Record<MarkedType, string> = {
  ready: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z",
  refreshed: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z",
  failed: "M-4.5 -4.5L4.5 4.5M4.5 -4.5L-4.5 4.5",
  expired: "M0 -6L6 0L0 6L-6 0Z",
  ended: "M0 -6L6 0L0 6L-6 0Z",
};

/** Each kind differs in shape, not in colour alone. */
export function LifeLineMark({ type, x }: { type: MarkedType; x: number }) {
  return (
    <svg className="mark" data-type={type} x={`${x}%`} y="92" overflow="visible" aria-hidden="true">
      <path d={shapes[type]} />
    </svg>
  );
}

/** The same mark for the legend. */
export function MarkSample({ type }: { type: MarkedType }) {
  return (
    <svg className="mark" data-type={type} viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">
      <path d={shapes[type]} />
    </svg>
  );
}
