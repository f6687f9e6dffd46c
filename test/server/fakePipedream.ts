import { type ConnectClientOptions, createConnectClient } from "react-connect-token/server";
import { givenTime } from "./givenTime.js";

/** What must never be seen in a message, an answer or an inspected object. */
export const secrets = {
  clientSecret: "the-client-secret-5f2a",
  accessToken: "the-access-token-91bc",
  connectToken: "ctok_0123456789abcdef0123456789abcdef",
  upstreamBody: "the-upstream-echoes-77de",
};

/** What arrived at the stand-in for Pipedream. */
export interface Arrived {
  readonly path: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
  readonly redirect: RequestRedirect;
  readonly cache: RequestCache;
}

type Answer = (request: Arrived) => Response | Promise<Response>;

export const json = (value: unknown, init?: ResponseInit) => Response.json(value, init);

/**
 * Pipedream as a small function: `oauth` and `api` answer its two kinds of calls, by default as the real one does, by
 * the given clock.
 */
export function fakePipedream(answers: { oauth?: Answer; api?: Answer } = {}, time = givenTime()) {
  const arrived: Arrived[] = [];
  const oauth: Answer =
    answers.oauth ??
    (() => json({ access_token: secrets.accessToken, token_type: "Bearer", expires_in: 3600 }));
  const api =
    answers.api ?? ((request: Arrived) => createdToken(request, time.environment.clock().monotonic));

  async function fetch(input: string, init: RequestInit): Promise<Response> {
    const request = new Request(input, init);
    const text = await request.text();
    const entry = {
      path: new URL(request.url).pathname + new URL(request.url).search,
      method: request.method,
      headers: request.headers,
      body: text === "" ? {} : JSON.parse(text),
      redirect: request.redirect,
      cache: request.cache,
    };
    arrived.push(entry);
    return entry.path === "/v1/oauth/token" ? oauth(entry) : api(entry);
  }

  const clientOptions: ConnectClientOptions = {
    clientId: "client-1",
    clientSecret: secrets.clientSecret,
    projectId: "proj_1",
    projectEnvironment: "development",
    fetch,
    environment: time.environment,
  };

  return {
    time,
    fetch,
    arrived,
    get oauthRequests() {
      return arrived.filter(({ path }) => path === "/v1/oauth/token");
    },
    get apiRequests() {
      return arrived.filter(({ path }) => path !== "/v1/oauth/token");
    },
    client: (options: Partial<ConnectClientOptions> = {}) =>
      createConnectClient({ ...clientOptions, ...options }),
  };
}

/** Pipedream's answer to a token that is made at `now`. */
export function createdToken(
  { body }: Pick<Arrived, "body">,
  now: number,
  headers: HeadersInit = {},
): Response {
  const life = Number(body.expires_in ?? 14_400);
  return json(
    {
      token: secrets.connectToken,
      expires_at: new Date(now + life * 1_000).toISOString().replace("Z", "+00:00"),
      connect_link_url: `https://pipedream.com/_static/connect.html?token=${secrets.connectToken}&connectLink=true`,
    },
    { headers: { date: new Date(now).toUTCString(), ...headers } },
  );
}

/** An answer that holds everything a client must not repeat. */
export function echo(status: number, headers: HeadersInit = {}): Response {
  return json({ error: `${secrets.upstreamBody} ${Object.values(secrets).join(" ")}` }, { status, headers });
}
