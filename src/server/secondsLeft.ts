/** What is known about the life of a token that was just made. */
export interface FreshLife {
  /** Its end, in ms since 1970. */
  readonly expiresAt: number;
  /** The upstream's `Date`, in ms since 1970, or `null` where the answer came without. */
  readonly sentAt: number | null;
  /** Seconds it was asked to live. */
  readonly askedSeconds: number;
  /** Milliseconds since the request began. */
  readonly elapsedMs: number;
  /** This server's wall clock, in ms since 1970. */
  readonly wallMs: number;
}

/**
 * Whole seconds a new token has left, so that the browser needs no agreement about the time.
 *
 * By the upstream's own clock where its answer says what that is. Else what was asked for, less the time since: a
 * wrong clock of this server cannot lengthen it. Its end by this server's clock is believed only when that is
 * earlier and not yet over, as when `createToken` asks for less than it was told; a new token that is already over
 * only says that the clock is wrong.
 */
export function secondsLeft({ expiresAt, sentAt, askedSeconds, elapsedMs, wallMs }: FreshLife): number {
  if (sentAt !== null) return whole(Math.min(expiresAt - sentAt, askedSeconds * 1_000));
  const byAsking = askedSeconds * 1_000 - elapsedMs;
  const byClock = expiresAt - wallMs;
  return whole(byClock > 0 ? Math.min(byAsking, byClock) : byAsking);
}

/** A life of less than a second is still one: `Date` leaves that much open, and 0 would mean "over". */
function whole(ms: number): number {
  return ms > 0 ? Math.max(1, Math.floor(ms / 1_000)) : 0;
}
