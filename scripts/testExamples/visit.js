import assert from "node:assert/strict";

const scope = "connect:accounts:read connect:accounts:write";
/** Far above what any answer takes; what takes longer, hangs. */
const limitMs = 20_000;

/**
 * Goes through what a route has to keep, over HTTP, as pages of the own and of another site would; each is a name and
 * a function that throws what is wrong. `isAction`: refusals come as answers, with 200.
 */
export function visits({ url, emulator, isAction = false }) {
  const origin = new URL(url).origin;
  const own = { origin, "sec-fetch-site": "same-origin" };
  const ask = (body, headers = {}, method = "POST") =>
    fetch(`${origin}/api/connect-token`, {
      method,
      headers: { ...own, cookie: "session=alice", "content-type": "application/json", ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(limitMs),
    });

  async function refused(response, status, code) {
    const problem = await response.json();
    assert.equal(isAction ? problem.error?.code : problem.code, code);
    assert.equal(response.status, isAction ? 200 : status);
  }

  return {
    "20 at once on a cold start get a token each, with one OAuth request": async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => ask()));
      assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
      assert.equal(
        new Set((await Promise.all(answers.map((each) => each.json()))).map(({ token }) => token)).size,
        20,
      );
      assert.equal(emulator.requests.filter(({ path }) => path === "/v1/oauth/token").length, 1);
    },
    "its token is alice's, holds what the route grants, and works on the page that asked alone": async () => {
      const answer = await (await ask()).json();
      assert.deepEqual([answer.external_user_id, answer.scope], ["alice", scope]);
      const list = (from) =>
        emulator.fetch(
          new Request("https://api.pipedream.com/v1/connect/accounts", {
            headers: { authorization: `Bearer ${answer.token}`, origin: from },
          }),
        );
      assert.equal((await list(origin)).status, 200);
      assert.equal((await list("https://evil.example")).status, 403);
    },
    "a body is read: less is granted when less is asked for": async () => {
      const [body, seconds] = isAction ? [{ expiresIn: 60 }, 60] : [{ expires_in: 60 }, 60];
      const answer = await (await ask({ ...body, scope: "connect:accounts:read" })).json();
      assert.equal(answer.scope, "connect:accounts:read");
      assert.ok(answer.expires_in <= seconds);
    },
    "nobody signed in is refused": async () => refused(await ask({}, { cookie: "" }), 401, "unauthenticated"),
    "a page of another site is refused": async () =>
      refused(
        await ask({}, { origin: "https://evil.example", "sec-fetch-site": "cross-site" }),
        403,
        "forbidden_origin",
      ),
    "a scope beyond is refused": async () =>
      refused(await ask({ scope: "connect:proxy" }), 403, "scope_not_allowed"),
    "GET is refused": async () => {
      const response = await ask(undefined, {}, "GET");
      assert.equal(response.status, 405);
      assert.match(response.headers.get("allow") ?? "", /POST/);
    },
    "a broken Pipedream is told without its words": async () => {
      const end = emulator.fail({ path: "/tokens", status: 400, body: { error: emulator.clientSecret } });
      const response = await ask({});
      end();
      const text = await response.clone().text();
      assert.ok(!text.includes(emulator.clientSecret));
      await refused(response, 502, "api_rejected");
    },
  };
}
