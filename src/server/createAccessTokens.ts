import { elapsedMs, type Instant } from "../environment/Clock.js";
import { apiTimeout } from "./apiTimeout.js";
import type { ClientSettings } from "./ClientSettings.js";
import { requestAccessToken } from "./requestAccessToken.js";
import { withTimeLimit } from "./withTimeLimit.js";

/** The access token of one client: asked for once, kept until shortly before its end. */
export interface AccessTokens {
  /** The token that is kept, or a new one. However many ask, one request is in flight. */
  get(): Promise<string>;
  /** Forgets a token that the API refused, unless another has taken its place already. */
  drop(token: string): void;
}

interface Kept {
  readonly token: string;
  readonly since: Instant;
  readonly usableMs: number;
}

/** Ahead of the end by two minutes, or by half of a short life, so that it cannot lapse on the wire. */
function usableMs(expiresIn: number): number {
  return expiresIn * 1_000 - Math.min(120_000, expiresIn * 500);
}

export function createAccessTokens(settings: ClientSettings): AccessTokens {
  const { environment, timeoutMs } = settings;
  let kept: Kept | null = null;
  let flight: Promise<string> | null = null;

  async function fetchToken(): Promise<string> {
    const since = environment.clock();
    const { token, expiresIn } = await withTimeLimit(environment, timeoutMs, apiTimeout(timeoutMs), (limit) =>
      requestAccessToken(settings, limit),
    );
    kept = { token, since, usableMs: usableMs(expiresIn) };
    return token;
  }

  return {
    async get() {
      if (kept && elapsedMs(kept.since, environment.clock()) < kept.usableMs) return kept.token;
      // A failed flight leaves the slot as a successful one does: the next call asks again.
      flight ??= fetchToken().finally(() => {
        flight = null;
      });
      return flight;
    },
    drop(token) {
      if (kept?.token === token) kept = null;
    },
  };
}
