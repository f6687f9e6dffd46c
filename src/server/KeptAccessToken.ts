import { elapsedMs, type Instant } from "../environment/Clock.js";

/** An access token and how long it may be used. */
export interface KeptAccessToken {
  readonly token: string;
  /** When its life began to be counted. */
  readonly since: Instant;
  readonly usableMs: number;
}

/** Milliseconds for which it may still be used; 0 or less when it may not. */
export function usableLeftMs({ since, usableMs }: KeptAccessToken, now: Instant): number {
  return usableMs - elapsedMs(since, now);
}

/** Ahead of the end by two minutes, or by half of a short life, so that it cannot lapse on the wire. */
export function usableMsOf(expiresInSeconds: number): number {
  return expiresInSeconds * 1_000 - Math.min(120_000, expiresInSeconds * 500);
}
