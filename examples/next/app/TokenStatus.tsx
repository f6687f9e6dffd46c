"use client";
import { useConnectToken, useExpiresIn } from "react-connect-token";

export function TokenStatus() {
  const { status, refresh } = useConnectToken();
  return (
    <p>
      Token: <output>{status}</output>, <Countdown />{" "}
      {/* A failure shows in the status; the promise is for who wants the token itself. */}
      <button type="button" onClick={() => refresh().catch(() => {})}>
        Refresh
      </button>
    </p>
  );
}

/** A component of its own: it alone renders every second. */
function Countdown() {
  const seconds = useExpiresIn();
  return <time>{seconds === null ? "…" : `${seconds} s left`}</time>;
}
