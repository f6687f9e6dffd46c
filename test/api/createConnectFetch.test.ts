import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import {
  type ConnectTokenSession,
  createConnectFetch,
  createConnectTokenSession,
} from "react-connect-token/core";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { decideScope } from "../../src/session/decideScope.js";
import { drain as settle } from "../world.js";
import { readySession } from "./readySession.js";

const api = "https://api.pipedream.com";
const fetched = vi.fn<(request: Request) => Promise<Response>>();
/** Who came, with which token. */
const sent = () => fetched.mock.calls.map(([{ url, headers }]) => [url, headers.get("authorization")]);

beforeEach(() => {
  fetched.mockReset().mockImplementation(async () => Response.json({ ok: true }));
  vi.stubGlobal("fetch", fetched);
});
afterEach(() => vi.unstubAllGlobals());

/** A Request is made in the test, so that the test's name can show its address. */
function inputOf(given: string | URL | { readonly request: string }): string | URL | Request {
  return typeof given === "object" && "request" in given ? new Request(given.request) : given;
}

describe("where the token goes", () => {
  it.each([
    ["/v1/connect/accounts?limit=2", `${api}/v1/connect/accounts?limit=2`],
    ["v1/connect/apps", `${api}/v1/connect/apps`],
    [`${api}/v1/connect/apps`, `${api}/v1/connect/apps`],
    [new URL("/v1/connect/apps", api), `${api}/v1/connect/apps`],
    [{ request: `${api}/v1/connect/apps` }, `${api}/v1/connect/apps`],
  ])("takes %j to the API", async (given, url) => {
    const input = inputOf(given);
    const connectFetch = createConnectFetch(readySession().session);
    expect(await (await connectFetch(input)).json()).toEqual({ ok: true });
    expect(sent()).toEqual([[url, "Bearer ctok_1"]]);
  });

  it("resolves a path against the session's baseUrl", async () => {
    const { session } = readySession({ baseUrl: "http://localhost:4000" });
    await createConnectFetch(session)("/v1/connect/apps");
    expect(sent()).toEqual([["http://localhost:4000/v1/connect/apps", "Bearer ctok_1"]]);
  });

  it.each([
    ["/v1/connect/apps", "/v1/connect/apps"],
    ["v1/connect/apps", "/v1/connect/apps"],
    ["/v1/connect/a:b?of=/c", "/v1/connect/a:b?of=/c"],
    ["/../v1/connect/apps", "/../v1/connect/apps"],
  ])("takes %j to the path that baseUrl has, as the official client does", async (given, path) => {
    const baseUrl = "https://app.example.com/pipedream/";
    await createConnectFetch(readySession({ baseUrl }).session)(given);
    expect(sent()).toEqual([[new URL(`https://app.example.com/pipedream${path}`).href, "Bearer ctok_1"]]);
  });

  it.each([
    "https://evil.example/v1/connect/apps",
    "http://api.pipedream.com/v1/connect/apps",
    "https://api.pipedream.com:444/v1/connect/apps",
    "https://api.pipedream.com.evil.example/",
    "//evil.example/v1",
    "\\\\evil.example/v1",
    "/\\evil.example/v1",
    new URL("https://evil.example/"),
    { request: "https://evil.example/" },
  ])("refuses %j before anything is sent or asked", async (given) => {
    const input = inputOf(given);
    const { session, tokenCallback } = readySession();
    await expect(createConnectFetch(session)(input)).rejects.toMatchObject({ code: "foreign_origin" });
    expect(fetched).not.toHaveBeenCalled();
    expect(tokenCallback).not.toHaveBeenCalled();
  });

  it("replaces an authorization that the caller gives", async () => {
    const connectFetch = createConnectFetch(readySession().session);
    await connectFetch("/v1/connect/apps", { headers: { authorization: "Bearer mine" } });
    expect(sent()).toEqual([[`${api}/v1/connect/apps`, "Bearer ctok_1"]]);
  });
});

describe("what goes along", () => {
  it("is what the caller gives: method, headers and body", async () => {
    const connectFetch = createConnectFetch(readySession().session);
    await connectFetch("/v1/connect/actions/run", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"id":"slack-send-message"}',
    });
    const request = fetched.mock.calls[0]?.[0];
    expect(request?.method).toBe("POST");
    expect(request?.headers.get("content-type")).toBe("application/json");
    expect(await request?.text()).toBe('{"id":"slack-send-message"}');
  });

  it("is whether the page may be named", async () => {
    const said = { referrer: "", referrerPolicy: "no-referrer" } as const;
    await createConnectFetch(readySession().session)("/v1/connect/apps", said);
    expect(fetched.mock.calls[0]?.[0]).toMatchObject(said);
  });

  it.each([
    ["no-store", "nothing is said", {}],
    ["no-cache", "the call says so", { cache: "no-cache" }],
    ["default", "the call says even that", { cache: "default" }],
  ] as const)("is kept with the cache mode %j where %s", async (cache, _, init) => {
    await createConnectFetch(readySession().session)("/v1/connect/apps", init);
    const given = fetched.mock.calls[0] as unknown as ConstructorParameters<typeof Request>;
    expect(new Request(...given).cache).toBe(cache);
  });

  it("goes where the runtime has no streams, too", async () => {
    const answer = Response.json({});
    fetched.mockImplementation(async () => answer);
    const { ReadableStream } = globalThis;
    onTestFinished(() => void Object.assign(globalThis, { ReadableStream }));
    Reflect.deleteProperty(globalThis, "ReadableStream");
    await createConnectFetch(readySession().session)("/v1/connect/apps", { method: "DELETE" });
    expect(sent()).toEqual([[`${api}/v1/connect/apps`, "Bearer ctok_1"]]);
  });

  it("is the environment that the session has", async () => {
    const { session } = readySession({ projectEnvironment: "development" });
    await createConnectFetch(session)("/v1/connect/apps");
    expect(fetched.mock.calls[0]?.[0].headers.get("x-pd-environment")).toBe("development");
  });

  it("is no environment where the session has none", async () => {
    await createConnectFetch(readySession().session)("/v1/connect/apps");
    expect(fetched.mock.calls[0]?.[0].headers.has("x-pd-environment")).toBe(false);
  });
});

describe("a 401", () => {
  const refuse = (...tokens: string[]) =>
    fetched.mockImplementation(async ({ headers }) => {
      const token = headers.get("authorization")?.slice("Bearer ".length) ?? "";
      return Response.json({ token }, { status: tokens.includes(token) ? 401 : 200 });
    });

  it("is repeated once with a fresh token, body included", async () => {
    refuse("ctok_1");
    const connectFetch = createConnectFetch(readySession().session);

    const response = await connectFetch("/v1/connect/actions/run", { method: "POST", body: "body" });

    expect(await response.json()).toEqual({ token: "ctok_2" });
    expect(await Promise.all(fetched.mock.calls.map(([request]) => request.text()))).toEqual([
      "body",
      "body",
    ]);
  });

  it("is repeated for a Request with a body as well", async () => {
    refuse("ctok_1");
    const connectFetch = createConnectFetch(readySession().session);
    const request = new Request(`${api}/v1/connect/actions/run`, { method: "POST", body: "body" });
    expect(await (await connectFetch(request)).json()).toEqual({ token: "ctok_2" });
    expect(await fetched.mock.calls[1]?.[0].text()).toBe("body");
  });

  it("that meets the fresh token too is the answer", async () => {
    refuse("ctok_1", "ctok_2");
    const { session, tokenCallback } = readySession();
    const response = await createConnectFetch(session)("/v1/connect/apps");
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ token: "ctok_2" });
    expect(fetched).toHaveBeenCalledTimes(2);
    expect(tokenCallback).toHaveBeenCalledTimes(2);
  });

  it("costs one token for ten calls", async () => {
    refuse("ctok_1");
    const { session, tokenCallback } = readySession();
    const connectFetch = createConnectFetch(session);
    await Promise.all(Array.from({ length: 10 }, () => connectFetch("/v1/connect/apps")));
    expect(tokenCallback).toHaveBeenCalledTimes(2);
  });

  it("is not repeated with a stream, which cannot be sent twice; the next call has a fresh token", async () => {
    refuse("ctok_1");
    const connectFetch = createConnectFetch(readySession().session);
    const streamed = { method: "POST", body: new Blob(["body"]).stream(), duplex: "half" };

    expect((await connectFetch("/v1/connect/actions/run", streamed)).status).toBe(401);
    expect((await connectFetch("/v1/connect/apps")).status).toBe(200);
    expect(sent().map(([, token]) => token)).toEqual(["Bearer ctok_1", "Bearer ctok_2"]);
  });

  it("rejects as the session does when no fresh token can be had", async () => {
    refuse("ctok_1");
    const answers = [
      Response.json({ token: "ctok_1", expires_at: "2099-01-01T00:00:00Z", scope: "connect:*" }),
    ];
    const session = createConnectTokenSession({
      externalUserId: "alice",
      tokenCallback: async () => answers.pop() ?? { error: "unauthenticated" },
    });
    await expect(createConnectFetch(session)("/v1/connect/apps")).rejects.toMatchObject({
      code: "callback_unauthorized",
    });
  });

  it("is the only answer that is repeated", async () => {
    fetched.mockImplementation(async () => new Response(null, { status: 403 }));
    expect((await createConnectFetch(readySession().session)("/v1/connect/apps")).status).toBe(403);
    expect(fetched).toHaveBeenCalledTimes(1);
  });
});

describe("a 403", () => {
  const write = "connect:accounts:write";
  const lacks = (required: unknown) =>
    Response.json({ error: "Forbidden", code: "insufficient_scope", details: { required } }, { status: 403 });
  const granted = ({ stores }: ConnectTokenSession, scope: string) =>
    decideScope(stores.access.getState(), scope).status === "granted";

  it("that names a scope takes it out of the grant until the next token, and stays whole for the caller", async () => {
    fetched.mockImplementation(async () => lacks([write]));
    const { session } = readySession();
    const response = await createConnectFetch(session)("/v1/connect/accounts/apn_1", { method: "DELETE" });
    expect(await response.json()).toMatchObject({ details: { required: [write] } });
    await settle();
    expect(granted(session, "connect:accounts:read")).toBe(true);
    expect(granted(session, "connect:*")).toBe(false);
    expect(granted(session, write)).toBe(false);

    await session.refresh();
    expect(granted(session, "connect:*")).toBe(true);
  });

  it("that comes after a repeated 401 is about the second token", async () => {
    fetched.mockImplementationOnce(async () => new Response(null, { status: 401 }));
    fetched.mockImplementationOnce(async () => lacks(write));
    const { session } = readySession();
    await createConnectFetch(session)("/v1/connect/apps");
    await settle();
    expect(session.getState()).toMatchObject({ token: "ctok_2" });
    expect(granted(session, write)).toBe(false);
  });

  it("does not keep its caller waiting for the body", async () => {
    fetched.mockImplementation(async () => new Response(new ReadableStream(), { status: 403 }));
    expect((await createConnectFetch(readySession().session)("/v1/connect/apps")).status).toBe(403);
  });

  it.each([
    ["an empty one", () => new Response(null, { status: 403 })],
    ["HTML", () => new Response("<h1>Forbidden</h1>", { status: 403 })],
    ["no names", () => lacks([])],
    ["something else than names", () => lacks([null, 3, "Connect!", "*"])],
    ["another reason", () => Response.json({ code: "x", details: { required: [write] } }, { status: 403 })],
    ["no object", () => Response.json("insufficient_scope", { status: 403 })],
    [
      "a scope of the app's own API, through the proxy",
      () => lacks(["https://www.googleapis.com/auth/drive"]),
    ],
  ])("that says nothing of Connect's scopes changes nothing: %s", async (_, answer) => {
    fetched.mockImplementation(async () => answer());
    const { session } = readySession();
    await createConnectFetch(session)("/v1/connect/apps");
    await settle();
    expect(granted(session, "connect:*")).toBe(true);
  });

  it("may name the scope in its header, as RFC 6750 has it", async () => {
    const challenge = `Bearer realm="connect", error="insufficient_scope", scope="${write} connect:proxy"`;
    fetched.mockImplementation(
      async () => new Response(null, { status: 403, headers: { "www-authenticate": challenge } }),
    );
    const { session } = readySession();
    await createConnectFetch(session)("/v1/connect/apps");
    await settle();
    expect(granted(session, write)).toBe(false);
    expect(granted(session, "connect:proxy")).toBe(false);
  });
});

describe("an abort", () => {
  it("ends the wait for a token with the signal's reason, and nothing is sent", async () => {
    const session = createConnectTokenSession({
      externalUserId: "alice",
      tokenCallback: () => new Promise(() => {}),
    });
    const aborter = new AbortController();
    const waiting = createConnectFetch(session)("/v1/connect/apps", { signal: aborter.signal });

    aborter.abort(new Error("left the page"));

    await expect(waiting).rejects.toThrow("left the page");
    expect(fetched).not.toHaveBeenCalled();
  });

  it("reaches the request that is under way", async () => {
    fetched.mockImplementation(
      ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener("abort", () => reject(signal.reason));
          aborter.abort(new Error("left the page"));
        }),
    );
    const aborter = new AbortController();
    const waiting = createConnectFetch(readySession().session)("/v1/connect/apps", {
      signal: aborter.signal,
    });
    await expect(waiting).rejects.toThrow("left the page");
  });
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a string only for pipes
}

describe("garbage collection", () => {
  beforeEach(() => vi.unstubAllGlobals());

  it.each(["the answer", "the end of its body"])(
    "takes nothing from a signal that ends the wait for %s",
    async (what) => {
      setFlagsFromString("--expose-gc");
      const collectGarbage: () => void = runInNewContext("gc");
      const baseUrl = await serve((_, response) => {
        if (what !== "the answer") response.writeHead(200).write("its beginning");
      });
      const aborter = new AbortController();
      const read = createConnectFetch(readySession({ baseUrl }).session)("/v1/connect/apps", {
        signal: aborter.signal,
      }).then((response) => response.text());
      for (let turn = 0; turn < 5; turn++) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        collectGarbage();
      }
      aborter.abort(new Error("left the page"));
      await expect(read).rejects.toThrow("left the page");
    },
  );
});

describe("a redirect", () => {
  beforeEach(() => vi.unstubAllGlobals());

  it("takes the token nowhere", async () => {
    const elsewhere = vi.fn<RequestListener>((_, response) => response.end());
    const target = await serve(elsewhere);
    const baseUrl = await serve((_, response) => response.writeHead(302, { location: target }).end());

    const { session } = readySession({ baseUrl });
    await expect(createConnectFetch(session)("/v1/connect/file_stash/download")).rejects.toMatchObject({
      code: "redirect_refused",
    });

    expect(elsewhere).not.toHaveBeenCalled();
  });

  it("is known by its type where a browser hides its status", async () => {
    vi.stubGlobal("fetch", fetched);
    const hidden = Object.defineProperties(new Response(null), {
      type: { value: "opaqueredirect" },
      status: { value: 0 },
    });
    fetched.mockResolvedValue(hidden);
    const connectFetch = createConnectFetch(readySession().session);
    await expect(connectFetch("/v1/connect/apps", { redirect: "error" })).rejects.toMatchObject({
      code: "redirect_refused",
    });
    expect(await connectFetch("/v1/connect/apps", { redirect: "manual" })).toBe(hidden);
  });

  it("is handed to a caller who asks for it", async () => {
    const baseUrl = await serve((_, response) =>
      response.writeHead(302, { location: "https://files.example/1" }).end(),
    );
    const { session } = readySession({ baseUrl });
    const response = await createConnectFetch(session)("/v1/connect/file_stash/download", {
      redirect: "manual",
    });
    expect(response.status).toBe(302);
  });
});

describe("the session's end", () => {
  it.each([0, 1, 2, 3, 4, 5])(
    "lets no answer through that comes after it, %i turns after the call",
    async (turns) => {
      const { session } = readySession();
      await session.getToken();
      const { promise, resolve } = deferred<Response>();
      fetched.mockImplementation(() => promise);
      const outcome = createConnectFetch(session)("/v1/connect/apps").then(
        () => "an answer",
        ({ code }) => code,
      );
      for (let turn = 0; turn < turns; turn++) await null;
      session.dispose();
      await settle();
      resolve(Response.json({ owner: "alice" }));
      expect(await outcome).toBe("disposed");
    },
  );
});

it("takes an answer that a test's fetch gives at once", async () => {
  const answer = Response.json({ ok: true });
  vi.stubGlobal("fetch", () => answer);
  expect(await createConnectFetch(readySession().session)("/v1/connect/apps")).toBe(answer);
});

function deferred<Value>() {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
