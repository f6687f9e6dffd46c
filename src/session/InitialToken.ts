import type { Instant } from "../environment/Clock.js";
import { connectTokenError } from "../errors/browserCatalogue.js";
import { hideToken } from "../token/hideToken.js";
import { type Lease, refreshAfterMs } from "../token/Lease.js";
import { lifeOfAged } from "../token/lifeOf.js";
import { type ReadToken, readTokenResponse } from "../token/readTokenResponse.js";
import type { CheckedOptions } from "./checkOptions.js";
import { defaultScopes } from "./leaseFromAnswer.js";
import type { ConnectTokenState } from "./SessionState.js";

/** Who an object given as `initialToken` belongs to: the first known user it came with. */
const owners = new WeakMap<object, string>();

/** A token that was there before the session was. Reading it looks at no clock; only {@link toLease} is given one. */
export class InitialToken {
  /** Not `null` while it is still on its way. */
  readonly promise: PromiseLike<unknown> | null;
  readonly #value: unknown;
  readonly #externalUserId: string;
  readonly #asked: readonly string[] | null;
  readonly #mayLackDate: boolean;

  private constructor(
    value: unknown,
    externalUserId: string,
    asked: readonly string[] | null,
    mayLackDate: boolean,
  ) {
    this.promise = isPromiseLike(value) ? value : null;
    this.#value = value;
    this.#externalUserId = externalUserId;
    this.#asked = asked;
    this.#mayLackDate = mayLackDate;
  }

  /** The options' initial token, unless there is none or it came first with another user. */
  static claim(
    { initialToken, scopes, tokenCallback }: CheckedOptions,
    externalUserId: string,
  ): InitialToken | null {
    if (initialToken === undefined) return null;
    const owner = owners.get(initialToken) ?? externalUserId;
    owners.set(initialToken, owner);
    if (owner !== externalUserId) return null;
    return new InitialToken(initialToken, externalUserId, scopes, tokenCallback === undefined);
  }

  /** The same once its promise is settled. */
  async awaited(): Promise<InitialToken> {
    return new InitialToken(await this.#value, this.#externalUserId, this.#asked, this.#mayLackDate);
  }

  /** What a first render can show of it, the same on the server and while hydrating; `null` when it cannot be read. */
  firstState(): ConnectTokenState | null {
    if (this.promise !== null) return null;
    try {
      const { token, expiresAt, scopes } = this.#read();
      return hideToken(
        {
          status: "ready" as const,
          expiresAt: expiresAt === null ? null : new Date(expiresAt),
          scopes: scopes ?? this.#asked ?? defaultScopes,
          isRefreshing: false,
        },
        token,
      );
    } catch {
      return null;
    }
  }

  /** Whether neither the token nor the options name a scope. */
  get isScopeAssumed(): boolean {
    return this.#asked === null && this.#read().scopes === null;
  }

  /**
   * The lease it amounts to; it may be over already.
   *
   * @throws ConnectTokenError `invalid_response`
   */
  toLease(now: Instant, random: number): Lease {
    const read = this.#read();
    const lifeMs = lifeOfAged(read, now);
    return {
      token: read.token,
      scopes: read.scopes ?? this.#asked ?? defaultScopes,
      since: now,
      lifeMs,
      refreshAfterMs: lifeMs === null ? Number.POSITIVE_INFINITY : refreshAfterMs(lifeMs, random),
      attempt: 0,
    };
  }

  #read(): ReadToken {
    const read = readTokenResponse(this.#value);
    if (read.externalUserId !== null && read.externalUserId !== this.#externalUserId) {
      throw connectTokenError("invalid_response", {
        field: "external_user_id",
        problem: "names another user",
      });
    }
    if (!this.#mayLackDate && read.expiresAt === null && read.expiresIn === null) {
      throw connectTokenError("invalid_response", { field: "expires_at", problem: "is missing" });
    }
    return read;
  }
}

function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === "function";
}
