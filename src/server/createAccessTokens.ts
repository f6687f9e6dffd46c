import { serverError } from "../errors/serverCatalogue.js";
import { apiTimeout } from "./apiTimeout.js";
import type { ClientSettings } from "./ClientSettings.js";
import { createRefusals } from "./createRefusals.js";
import { createSeal } from "./createSeal.js";
import { createSharedFlight } from "./createSharedFlight.js";
import { type KeptAccessToken, usableLeftMs } from "./KeptAccessToken.js";
import { readClientSecret } from "./readClientSecret.js";
import { requestAccessToken } from "./requestAccessToken.js";
import { shareAccessToken } from "./shareAccessToken.js";
import { type TimeLimit, withTimeLimit } from "./withTimeLimit.js";

/** A token is refused once it is revoked, so those of the last hour are few. */
const rememberedRefusals = 8;

/** The access token of one client: asked for once, kept until shortly before its end. */
export interface AccessTokens {
  /** The token that is kept, or a new one. However many ask, one request is in flight. */
  get(): Promise<string>;
  /** Forgets a token that the API refused, unless another has taken its place already. */
  drop(token: string): void;
}

export function createAccessTokens(settings: ClientSettings): AccessTokens {
  const { environment, store, timeoutMs } = settings;
  const refusals = createRefusals(environment.clock);
  let kept: KeptAccessToken | null = null;
  let refused: readonly string[] = [];
  // Who has waited for a flight in vain may find that another has brought the token meanwhile.
  const fly = createSharedFlight(settings, async () => usable() ?? fetchToken());

  function usable(): string | null {
    return kept && usableLeftMs(kept, environment.clock()) > 0 ? kept.token : null;
  }

  function fetchToken(): Promise<string> {
    return withTimeLimit(environment, timeoutMs, apiTimeout(timeoutMs), async (limit) => {
      const secret = await readClientSecret(settings);
      const wasRefused = refusals.has(secret);
      const obtained = (await obtain(secret, limit)) ?? (wasRefused ? null : await tryAnother(secret, limit));
      if (!obtained) throw serverError("invalid_client", {});
      return obtained.token;
    });
  }

  /** The secret may have been rotated between the reading and the request. */
  async function tryAnother(secret: string, limit: TimeLimit): Promise<KeptAccessToken | null> {
    const another = await readClientSecret(settings);
    return another === secret ? null : obtain(another, limit);
  }

  async function obtain(secret: string, limit: TimeLimit): Promise<KeptAccessToken | null> {
    if (refusals.isResting(secret)) return null;
    if (!store) return request(secret, limit);
    const seal = await createSeal(settings, secret).catch(() => null);
    if (!seal) {
      settings.warn(
        serverError("store_unavailable", {
          problem: "this runtime could not make the seal that keeps it secret",
        }),
      );
      return request(secret, limit);
    }
    const isWelcome = (token: string) => !refused.includes(token);
    const shared = await shareAccessToken({ settings, store, seal, limit, isWelcome }, () =>
      request(secret, limit),
    );
    if (shared && isWelcome(shared.token)) kept = shared;
    return shared;
  }

  async function request(secret: string, limit: TimeLimit): Promise<KeptAccessToken | null> {
    const issued = await requestAccessToken(settings, secret, limit);
    if (issued) {
      refusals.clear();
      kept = issued;
    } else {
      refusals.add(secret);
    }
    return issued;
  }

  return {
    async get() {
      return usable() ?? fly();
    },
    drop(token) {
      // A late 401 of an older token must not make a newer one welcome again, which the store may still hold.
      refused = [...new Set([token, ...refused])].slice(0, rememberedRefusals);
      if (kept?.token === token) kept = null;
    },
  };
}
