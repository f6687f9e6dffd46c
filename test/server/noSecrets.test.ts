import { inspect } from "node:util";
import type { ConnectTokenHandlerOptions } from "react-connect-token/server";
import { ConnectTokenError } from "react-connect-token/server";
import { expect, it } from "vitest";
import { echo, fakePipedream, json, secrets } from "./fakePipedream.js";
import { givenTime } from "./givenTime.js";
import { tokenRoute } from "./tokenRoute.js";

const everything = Object.values(secrets).join(" ");
const loudError = () => Object.assign(new TypeError(`Invalid header: ${everything}`), { code: everything });

/** What breaks, and how: each of these holds every secret somewhere. */
const failures: [
  string,
  Parameters<typeof fakePipedream>[0],
  Partial<ConnectTokenHandlerOptions>,
  unknown?,
][] = [
  ["the client is refused", { oauth: () => echo(401) }, {}],
  ["the access token is rejected", { oauth: () => echo(400) }, {}],
  ["the access token's route is down", { oauth: () => echo(500) }, {}],
  ["the access token's route throttles", { oauth: () => echo(429) }, {}],
  ["the access token's request throws", { oauth: () => Promise.reject(loudError()) }, {}],
  ["the access token's answer is a page", { oauth: () => new Response(`<p>${everything}`) }, {}],
  ["the access token cannot be sent", { oauth: () => json({ access_token: `${everything}\r\n` }) }, {}],
  ["the access token's route hangs", { oauth: () => new Promise<Response>(() => {}) }, {}],
  ...[400, 401, 403, 404, 409, 422, 429, 500, 503].map((status): (typeof failures)[number] => [
    `the API answers ${status}`,
    { api: () => echo(status) },
    {},
  ]),
  ["the API's request throws", { api: () => Promise.reject(loudError()) }, {}],
  ["the API answers a page", { api: () => new Response(`<p>${everything}`) }, {}],
  ["the API answers an error in a 200", { api: () => echo(200) }, {}],
  ["the API answers a token without an end", { api: () => json({ token: secrets.connectToken }) }, {}],
  ["the API redirects", { api: () => Response.redirect(`https://elsewhere.example/?${everything}`) }, {}],
  ["the API hangs", { api: () => new Promise<Response>(() => {}) }, {}],
  ["another user is asked for", {}, {}, { external_user_id: everything }],
  ["the body is a secret", {}, {}, everything],
  ["the app is none", {}, {}, { app: everything }],
  [
    "the official SDK's error holds a body",
    {},
    foreign({ statusCode: 400, body: everything, rawResponse: {} }),
  ],
  [
    "the official SDK's error holds an answer",
    {},
    foreign({ rawResponse: { headers: new Headers({ x: "1" }) } }),
  ],
  [
    "createToken answers something else",
    {},
    { client: undefined, createToken: async () => ({ ok: everything }) } as never,
  ],
];

function foreign(fields: object): Partial<ConnectTokenHandlerOptions> {
  const createToken = () => Promise.reject(Object.assign(new Error(everything), fields));
  return { client: undefined, createToken } as never; // the fixture's client is left out for it
}

it.each(failures)("shows no secret, in an answer or an error, when %s", async (_, answers, options, body) => {
  const time = givenTime();
  const route = tokenRoute(options, fakePipedream(answers, time));
  const response = await time.until(route.ask(body));
  expect(response.status).toBeGreaterThanOrEqual(400);
  const shown = [await response.text(), inspect([...response.headers]), ...route.errors.map(describe)].join();
  for (const secret of Object.values(secrets)) expect(shown).not.toContain(secret);
});

it.each(failures.filter(([, answers]) => answers !== undefined && Object.keys(answers).length > 0))(
  "shows no secret, in what the client throws, when %s",
  async (_, answers) => {
    const time = givenTime();
    const client = fakePipedream(answers, time).client();
    const error: unknown = await time
      .until(client.createConnectToken({ externalUserId: "alice" }))
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConnectTokenError);
    for (const secret of Object.values(secrets)) expect(describe(error)).not.toContain(secret);
  },
);

function describe(error: unknown): string {
  return `${inspect(error, { depth: 10, showHidden: true })} ${JSON.stringify(error)} ${String(error)}`;
}
