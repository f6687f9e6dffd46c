/** One request as it arrived, without tokens and secrets. */
export interface LoggedRequest {
  readonly method: string;
  /** The path as it was sent, repeated slashes included, with `[redacted]` for a token. */
  readonly path: string;
  /** The query as it was sent, without the question mark. */
  readonly query: string;
  /** By lower-case name; what names a secret reads `[redacted]`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Which kind of token it came with, `null` for none or one that is not known. */
  readonly token: "connect" | "oauth" | null;
  /** Whose call it was: the Connect token's external user, or the one that an OAuth call named. */
  readonly user: string | null;
  /** What its token was granted, space-separated; at `/v1/oauth/token` and on minting, what was granted there. */
  readonly scope: string | null;
  /** `null` while it is not answered, and for ever when the connection broke. */
  readonly status: number | null;
  /** Whether the token was past its end when the request arrived. */
  readonly lapsed: boolean;
  /** The emulator's time of arrival. */
  readonly at: Date;
}

/** The same while the request is being answered. */
export type OpenEntry = { -readonly [Key in keyof LoggedRequest]: LoggedRequest[Key] };

const secretNames = /auth|cookie|token|secret|key|password/i;
const limit = 10_000;

/** What arrived, the last 10,000. */
export class RequestLog {
  readonly entries: LoggedRequest[] = [];

  open(
    request: Request,
    url: URL,
    who: Pick<LoggedRequest, "token" | "user" | "scope" | "lapsed">,
    now: number,
  ) {
    const headers: Record<string, string> = {};
    request.headers.forEach((value, name) => {
      headers[name] = secretNames.test(name) ? "[redacted]" : redacted(value);
    });
    const entry: OpenEntry = {
      method: request.method,
      path: redacted(url.pathname),
      query: redacted(url.search.slice(1)),
      headers,
      ...who,
      status: null,
      at: new Date(now),
    };
    this.entries.push(entry);
    if (this.entries.length > limit) this.entries.splice(0, this.entries.length - limit);
    return entry;
  }
}

function redacted(text: string): string {
  return text.replace(/ctok_[0-9a-z]+/gi, "[redacted]");
}
