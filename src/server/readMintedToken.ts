import { elapsedMs, type Instant } from "../environment/Clock.js";
import { serverError } from "../errors/serverCatalogue.js";
import { isRefusal } from "../token/readRefusal.js";
import { type ReadToken, readTokenResponse } from "../token/readTokenResponse.js";
import type { ConnectToken } from "./ConnectToken.js";
import { longestLifeSeconds } from "./isTokenLife.js";
import { secondsLeft } from "./secondsLeft.js";

/** What was asked for, and when. */
export interface MintCircumstances {
  readonly externalUserId: string;
  readonly scopes: readonly string[] | null;
  readonly expiresIn: number | undefined;
  /** When the request began. */
  readonly since: Instant;
  /** When the answer came. */
  readonly now: Instant;
  /** The headers of Pipedream's answer, where they are known. */
  readonly headers: Headers | null;
}

/** What a Connect token may do when nothing was asked for. Pipedream's answer does not say; contract part 2. */
const defaultScope = "connect:*";

/**
 * Reads a created token, in Pipedream's wire or in the official SDK's camelCase, and adds what a browser needs.
 *
 * @throws ConnectTokenError `api_unavailable` for an error in a 200 or anything that is no token with a date
 */
export function readMintedToken(answer: unknown, asked: MintCircumstances): ConnectToken {
  if (isRefusal(answer)) throw serverError("api_unavailable", { problem: "it answered 200 with an error" });
  const { token, expiresAt, expiresIn, scopes, connectLinkUrl } = read(answer);
  if (expiresAt === null) throw noToken();
  const sent = Date.parse(asked.headers?.get("date") ?? "");
  const sentAt = Number.isNaN(sent) ? null : sent;
  const left = secondsLeft({
    expiresAt,
    sentAt,
    askedSeconds: Math.min(expiresIn ?? longestLifeSeconds, asked.expiresIn ?? longestLifeSeconds),
    elapsedMs: elapsedMs(asked.since, asked.now),
    wallMs: asked.now.wall,
  });
  const written = (answer as { expires_at?: unknown }).expires_at; // an object, or read() had thrown
  return {
    token,
    expires_at: typeof written === "string" ? written : new Date(expiresAt).toISOString(),
    expires_in: left,
    scope: (scopes ?? asked.scopes)?.join(" ") ?? defaultScope,
    ...(connectLinkUrl !== null && { connect_link_url: connectLinkUrl }),
    external_user_id: asked.externalUserId,
  };
}

function read(answer: unknown): ReadToken {
  try {
    return readTokenResponse(answer);
  } catch {
    throw noToken();
  }
}

function noToken() {
  return serverError("api_unavailable", { problem: "its answer is not a Connect token with its end" });
}
