import { expect, it, vi } from "vitest";
import { echo, fakePipedream, json, secrets } from "./fakePipedream.js";
import { givenTime } from "./givenTime.js";

const issued = (token: string, expires_in: unknown = 3600) =>
  json({ access_token: token, token_type: "Bearer", expires_in });

it("sends the client's id, secret and scope as JSON, and follows no redirect", async () => {
  const pipedream = fakePipedream();
  const client = pipedream.client({ scope: "connect:accounts:read connect:accounts:write" });
  expect(await client.getAccessToken()).toBe(secrets.accessToken);
  const [request] = pipedream.arrived;
  expect(request).toMatchObject({
    method: "POST",
    path: "/v1/oauth/token",
    redirect: "manual",
    body: {
      grant_type: "client_credentials",
      client_id: "client-1",
      client_secret: secrets.clientSecret,
      scope: "connect:accounts:read connect:accounts:write",
    },
  });
  expect(request?.headers.get("content-type")).toBe("application/json");
});

it("asks for everything when no scope is given", async () => {
  const pipedream = fakePipedream();
  await pipedream.client().getAccessToken();
  expect(pipedream.arrived[0]?.body.scope).toBe("*");
});

it("sends one request when a thousand ask at once on a cold client", async () => {
  const pipedream = fakePipedream();
  const client = pipedream.client();
  const tokens = await Promise.all(Array.from({ length: 1_000 }, () => client.getAccessToken()));
  expect(new Set(tokens).size).toBe(1);
  expect(pipedream.arrived).toHaveLength(1);
});

it.each([
  [3600, 3_479_999, 3_480_000],
  [200, 99_999, 100_000],
  [1, 499, 500],
])("keeps a token that lives %d s for %d ms and asks again after %d ms", async (life, kept, over) => {
  const pipedream = fakePipedream({ oauth: () => issued("access", life) });
  const client = pipedream.client();
  await client.getAccessToken();
  pipedream.time.advance(kept);
  await client.getAccessToken();
  expect(pipedream.arrived).toHaveLength(1);
  pipedream.time.advance(over - kept);
  await client.getAccessToken();
  expect(pipedream.arrived).toHaveLength(2);
});

it("counts the life from the start of the request, not from the answer", async () => {
  const time = givenTime();
  const pipedream = fakePipedream(
    {
      oauth: () => {
        time.advance(4_000);
        return issued("access", 10);
      },
    },
    time,
  );
  const client = pipedream.client();
  await client.getAccessToken();
  time.advance(1_000); // five seconds since the start: half of the life
  await client.getAccessToken();
  expect(pipedream.arrived).toHaveLength(2);
});

it("keeps counting when the wall clock is set back", async () => {
  const pipedream = fakePipedream();
  const client = pipedream.client();
  await client.getAccessToken();
  pipedream.time.advance(3_480_000);
  pipedream.time.setWall("2025-12-31T00:00:00Z");
  await client.getAccessToken();
  expect(pipedream.arrived).toHaveLength(2);
});

it("takes the documented hour where the answer leaves expires_in out", async () => {
  const pipedream = fakePipedream({ oauth: () => issued("access", undefined) });
  const client = pipedream.client();
  await client.getAccessToken();
  pipedream.time.advance(3_479_999);
  await client.getAccessToken();
  expect(pipedream.arrived).toHaveLength(1);
});

it("leaves the slot after a failure, so the next call asks again", async () => {
  let works = false;
  const pipedream = fakePipedream({ oauth: () => (works ? issued("access") : echo(400)) });
  const client = pipedream.client();
  await expect(client.getAccessToken()).rejects.toMatchObject({ code: "api_rejected" });
  works = true;
  expect(await client.getAccessToken()).toBe("access");
});

it("points at baseUrl too where the address answers and is not Pipedream's", async () => {
  const pipedream = fakePipedream({ oauth: () => echo(404) });
  const client = pipedream.client();
  await expect(client.getAccessToken()).rejects.toMatchObject({
    code: "api_rejected",
    message: expect.stringContaining("baseUrl"),
  });
});

/** Workers end a request's timers and connections with the request: what it waits for neither comes nor fails. */
function runtimeThatEndsTheFirstRequest() {
  const time = givenTime();
  let isOver = false;
  const pipedream = fakePipedream(
    { oauth: () => (isOver ? issued("access") : new Promise<never>(() => {})) },
    time,
  );
  const { timer } = time.environment;
  const client = pipedream.client({
    environment: { ...time.environment, timer: (run, ms) => (isOver ? timer(run, ms) : () => {}) },
  });
  return {
    time,
    pipedream,
    client,
    async end() {
      client.getAccessToken();
      await time.rest();
      isOver = true;
    },
  };
}

it("asks anew when a runtime has ended a flight together with the request that it belonged to", async () => {
  const { time, client, end } = runtimeThatEndsTheFirstRequest();
  await end();
  time.advance(10_000);
  expect(await time.until(client.getAccessToken())).toBe("access");
  expect(time.passed).toBe(10_000);
});

it("waits for such a flight until its time is over, and then asks once for all who have joined it", async () => {
  const { time, client, end, pipedream } = runtimeThatEndsTheFirstRequest();
  await end();
  time.advance(4_000);
  const joined = [client.getAccessToken(), client.getAccessToken(), client.getAccessToken()];
  expect(await time.until(Promise.all(joined))).toEqual(["access", "access", "access"]);
  expect(time.passed).toBe(10_000);
  expect(time.timers).toBe(0);
  expect(pipedream.arrived).toHaveLength(2);
});

it("does not fail by the time limit of a flight that it joined late", async () => {
  const time = givenTime();
  let requests = 0;
  const pipedream = fakePipedream(
    { oauth: () => (++requests === 1 ? new Promise<never>(() => {}) : issued("access")) },
    time,
  );
  const client = pipedream.client();
  const first = client.getAccessToken();
  first.catch(() => {});
  await time.rest();
  time.advance(9_900);
  expect(await time.until(client.getAccessToken())).toBe("access");
  await expect(first).rejects.toMatchObject({ code: "api_timeout" });
  expect(time.passed).toBe(10_000);
});

it("takes no longer than its own timeout when the flight after the one that it joined hangs too", async () => {
  const time = givenTime();
  const client = fakePipedream({ oauth: () => new Promise<never>(() => {}) }, time).client();
  client.getAccessToken().catch(() => {});
  await time.rest();
  time.advance(9_900);
  await expect(time.until(client.getAccessToken())).rejects.toMatchObject({ code: "api_timeout" });
  expect(time.passed).toBe(19_900);
});

it("shares a failure of a flight with all who have joined it", async () => {
  const pipedream = fakePipedream({ oauth: () => echo(400) });
  const client = pipedream.client();
  const outcomes = await Promise.allSettled([client.getAccessToken(), client.getAccessToken()]);
  expect(outcomes).toMatchObject([
    { reason: { code: "api_rejected" } },
    { reason: { code: "api_rejected" } },
  ]);
  expect(pipedream.arrived).toHaveLength(1);
});

it.each([
  ["a lost connection", () => Promise.reject(new TypeError("fetch failed"))],
  ["429", () => echo(429)],
  ["500", () => echo(500)],
  ["503", () => echo(503)],
  ["408", () => echo(408)],
])("tries again after %s, with pauses that grow", async (_, failure) => {
  const time = givenTime({ random: 1 - Number.EPSILON });
  const at: number[] = [];
  const pipedream = fakePipedream(
    {
      oauth: () => {
        at.push(Math.round(time.passed));
        return at.length < 4 ? failure() : issued("access");
      },
    },
    time,
  );
  expect(await time.until(pipedream.client().getAccessToken())).toBe("access");
  expect(at).toEqual([0, 500, 1_500, 3_500]);
  expect(time.timers).toBe(0);
});

it("spreads the pauses over their whole span", async () => {
  const time = givenTime({ random: 0 });
  let tries = 0;
  const pipedream = fakePipedream({ oauth: () => (++tries < 3 ? echo(500) : issued("access")) }, time);
  await time.until(pipedream.client().getAccessToken());
  expect(time.passed).toBe(100); // two of the shortest pauses
});

it("obeys Retry-After within the timeout", async () => {
  const time = givenTime();
  let tries = 0;
  const pipedream = fakePipedream(
    { oauth: () => (++tries < 2 ? echo(429, { "retry-after": "7" }) : issued("access")) },
    time,
  );
  expect(await time.until(pipedream.client().getAccessToken())).toBe("access");
  expect(time.passed).toBe(7_000);
});

it("passes Retry-After on at once when it is beyond the timeout", async () => {
  const time = givenTime();
  const pipedream = fakePipedream({ oauth: () => echo(429, { "retry-after": "30" }) }, time);
  await expect(time.until(pipedream.client().getAccessToken())).rejects.toMatchObject({
    code: "api_throttled",
    retryable: true,
    retryAt: new Date("2026-01-01T00:00:30Z"),
  });
  expect(time.passed).toBe(0);
});

it("gives up with what was wrong when the next try no longer fits into the timeout", async () => {
  const time = givenTime();
  const pipedream = fakePipedream({ oauth: () => echo(503) }, time);
  await expect(time.until(pipedream.client({ timeout: 3_000 }).getAccessToken())).rejects.toMatchObject({
    code: "api_unavailable",
    message: expect.stringContaining("it answered 503"),
  });
  expect(time.passed).toBeLessThan(3_000);
  expect(time.timers).toBe(0);
});

it("ends with api_timeout when no answer comes, and aborts the request", async () => {
  const time = givenTime();
  let signal: AbortSignal | null | undefined;
  const client = fakePipedream({}, time).client({
    fetch: (_, init) => {
      signal = init.signal;
      return new Promise(() => {});
    },
  });
  await expect(time.until(client.getAccessToken())).rejects.toMatchObject({ code: "api_timeout" });
  expect(time.passed).toBe(10_000);
  expect(signal?.aborted).toBe(true);
  expect(time.timers).toBe(0);
});

it("ends with api_timeout when the body never ends", async () => {
  const time = givenTime();
  const pipedream = fakePipedream({ oauth: () => new Response(new ReadableStream()) }, time);
  await expect(time.until(pipedream.client().getAccessToken())).rejects.toMatchObject({
    code: "api_timeout",
  });
});

it.each([
  ["401", () => echo(401)],
  ["400 invalid_client", () => json({ error: "invalid_client" }, { status: 400 })],
])("takes %s as the end: asked once, with the setting to look at", async (_, oauth) => {
  const pipedream = fakePipedream({ oauth });
  await expect(pipedream.client().getAccessToken()).rejects.toMatchObject({
    code: "invalid_client",
    retryable: false,
    message: expect.stringMatching(/clientId and clientSecret.*API settings/),
  });
  expect(pipedream.arrived).toHaveLength(1);
});

it("names the reason of a refusal when it is one of OAuth's own", async () => {
  const pipedream = fakePipedream({ oauth: () => json({ error: "invalid_scope" }, { status: 400 }) });
  await expect(pipedream.client().getAccessToken()).rejects.toMatchObject({
    code: "api_rejected",
    message: expect.stringContaining("400, invalid_scope"),
  });
});

it("reads a secret that is a function at each token request", async () => {
  let secret = "first";
  const pipedream = fakePipedream({ oauth: () => issued("access", 2) });
  const client = pipedream.client({ clientSecret: () => secret });
  await client.getAccessToken();
  secret = "second";
  pipedream.time.advance(2_000);
  await client.getAccessToken();
  expect(pipedream.arrived.map(({ body }) => body.client_secret)).toEqual(["first", "second"]);
});

it("reads a secret that is a function once more when the first is refused", async () => {
  const read = ["old", "new"];
  const pipedream = fakePipedream({
    oauth: ({ body }) => (body.client_secret === "new" ? issued("access") : echo(401)),
  });
  const client = pipedream.client({ clientSecret: async () => read.shift() ?? "none" });
  expect(await client.getAccessToken()).toBe("access");
});

it("does not send a secret again that was just refused", async () => {
  const clientSecret = vi.fn(() => "wrong");
  const pipedream = fakePipedream({ oauth: () => echo(401) });
  const client = pipedream.client({ clientSecret });
  await expect(client.getAccessToken()).rejects.toMatchObject({ code: "invalid_client" });
  expect(clientSecret).toHaveBeenCalledTimes(2);
  expect(pipedream.arrived).toHaveLength(1);
});

it("reads a secret that stays refused once a call, and sends it ever less often", async () => {
  const clientSecret = vi.fn(() => "wrong");
  const pipedream = fakePipedream({ oauth: () => echo(401) });
  const client = pipedream.client({ clientSecret });
  const sentInTenSeconds = async () => {
    const before = pipedream.arrived.length;
    for (let call = 0; call < 100; call++) {
      await expect(client.getAccessToken()).rejects.toMatchObject({ code: "invalid_client" });
      pipedream.time.advance(100);
    }
    return pipedream.arrived.length - before;
  };
  expect(await sentInTenSeconds()).toBe(5); // at 0, 0.1, 1.1, 3.1 and 7.1 s
  expect(clientSecret).toHaveBeenCalledTimes(101);
  for (let more = 0; more < 12; more++) await sentInTenSeconds();
  for (let minute = 0; minute < 3; minute++) {
    let sent = 0;
    for (let part = 0; part < 6; part++) sent += await sentInTenSeconds();
    expect(sent).toBe(1);
  }
});

it("tries another secret at once after one that was refused for long", async () => {
  let secret = "wrong";
  const pipedream = fakePipedream({
    oauth: ({ body }) => (body.client_secret === "right" ? issued("access") : echo(401)),
  });
  const client = pipedream.client({ clientSecret: () => secret });
  for (let call = 0; call < 5; call++) {
    await expect(client.getAccessToken()).rejects.toMatchObject({ code: "invalid_client" });
  }
  secret = "right";
  expect(await client.getAccessToken()).toBe("access");
});

it("takes up a text that Pipedream accepts again", async () => {
  let accepts = false;
  const pipedream = fakePipedream({ oauth: () => (accepts ? issued("access") : echo(401)) });
  const client = pipedream.client();
  await expect(client.getAccessToken()).rejects.toMatchObject({ code: "invalid_client" });
  accepts = true;
  expect(await client.getAccessToken()).toBe("access");
});

it("counts refusals anew after a success", async () => {
  let accepts = false;
  const pipedream = fakePipedream({ oauth: () => (accepts ? issued("access") : echo(401)) });
  const client = pipedream.client();
  const isRefused = () => expect(client.getAccessToken()).rejects.toMatchObject({ code: "invalid_client" });
  await isRefused();
  accepts = true;
  await client.getAccessToken();
  accepts = false;
  pipedream.time.advance(3_480_000);
  await isRefused();
  await isRefused();
  expect(pipedream.arrived).toHaveLength(4);
});

it("waits for the function for half of the timeout", async () => {
  const time = givenTime();
  const pipedream = fakePipedream({}, time);
  const client = pipedream.client({ clientSecret: () => new Promise(() => {}) });
  await expect(time.until(client.getAccessToken())).rejects.toMatchObject({
    code: "invalid_options",
    message: expect.stringContaining("clientSecret did not answer within 5000 ms"),
  });
  expect(time.passed).toBe(5_000);
  expect(time.timers).toBe(0);
});

it.each([
  ["throws", () => Promise.reject(new Error("vault is sealed"))],
  ["answers nothing", async () => ""],
])("says so when the function for the secret %s", async (_, clientSecret) => {
  const pipedream = fakePipedream();
  await expect(pipedream.client({ clientSecret }).getAccessToken()).rejects.toMatchObject({
    code: "invalid_options",
    message: expect.stringContaining("clientSecret"),
  });
  expect(pipedream.arrived).toHaveLength(0);
});

it.each([
  ["a page of HTML", () => new Response("<!doctype html>")],
  ["an empty body", () => new Response("")],
  ["no token", () => json({ token_type: "Bearer" })],
  ["a token that no header can hold", () => issued("a\r\nb")],
  ["a redirect", () => new Response(null, { status: 302, headers: { location: "https://evil.example" } })],
  ["a body that breaks off", () => new Response(brokenBody())],
])("takes %s for no answer, without trying again", async (_, oauth) => {
  const pipedream = fakePipedream({ oauth });
  await expect(pipedream.client().getAccessToken()).rejects.toMatchObject({ code: "api_unavailable" });
  expect(pipedream.arrived).toHaveLength(1);
});

it("names the system's own code when there is no connection", async () => {
  const time = givenTime();
  const refused = new TypeError("fetch failed", { cause: { code: "ECONNREFUSED" } });
  const pipedream = fakePipedream({ oauth: () => Promise.reject(refused) }, time);
  await expect(time.until(pipedream.client().getAccessToken())).rejects.toMatchObject({
    code: "api_unavailable",
    message: expect.stringContaining("ECONNREFUSED"),
  });
});

it("gives its access token to the official SDK's tokenProvider option", async () => {
  const client = fakePipedream().client();
  expect(await client.tokenProvider.getToken()).toBe(secrets.accessToken);
});

function brokenBody(): ReadableStream {
  return new ReadableStream({
    start: (controller) => controller.error(new Error("reset")),
  });
}
