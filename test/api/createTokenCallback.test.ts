import { getEventListeners } from "node:events";
import { createConnectTokenSession, createTokenCallback } from "react-connect-token/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const fetched = vi.fn(async (_url: string | URL, _init: RequestInit) => new Response(null, { status: 204 }));

beforeEach(() => {
  fetched.mockClear();
  vi.stubGlobal("fetch", fetched);
});
afterEach(() => vi.unstubAllGlobals());

/** What fetch was given last. */
function given() {
  const [url, init] = fetched.mock.lastCall ?? ["", {}];
  const body: unknown = JSON.parse(String(init.body));
  return { url, init, body, headers: new Headers(init.headers) };
}

describe("the request", () => {
  it("is a POST of JSON to the route, past every cache", async () => {
    await createTokenCallback("/api/connect-token")({ externalUserId: "alice" });
    const { url, init, headers } = given();
    expect(url).toBe("/api/connect-token");
    expect(init).toMatchObject({ method: "POST", cache: "no-store" });
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.get("accept")).toBe("application/json");
  });

  it("holds only what was asked for", async () => {
    const callback = createTokenCallback("/api/connect-token");

    await callback({ externalUserId: "alice" });
    expect(given().body).toEqual({ external_user_id: "alice" });

    await callback({ externalUserId: "alice", scope: "connect:accounts:read", expiresIn: 60 });
    expect(given().body).toEqual({
      external_user_id: "alice",
      scope: "connect:accounts:read",
      expires_in: 60,
    });

    await callback({ externalUserId: "alice", purpose: "connect", app: "slack" });
    expect(given().body).toEqual({ external_user_id: "alice", purpose: "connect", app: "slack" });
  });

  it("leaves the user out where that is wished", async () => {
    await createTokenCallback("/api/connect-token", { sendExternalUserId: false })({
      externalUserId: "alice",
    });
    expect(given().body).toEqual({});
  });

  it("gives back the route's Response as it is", async () => {
    const response = await createTokenCallback("/api/connect-token")({ externalUserId: "alice" });
    expect(response).toBe(await fetched.mock.results[0]?.value);
  });

  it("goes to a URL object too", async () => {
    const url = new URL("https://app.example.com/token");
    await createTokenCallback(url)({ externalUserId: "alice" });
    expect(given().url).toBe(url);
  });
});

describe("init", () => {
  it("adds headers and credentials, but changes neither method nor body", async () => {
    const init = { method: "PUT", body: "mine", credentials: "include", headers: { "x-csrf": "1" } } as const;
    await createTokenCallback("/api/connect-token", { init })({ externalUserId: "alice" });
    const sent = given();
    expect(sent.init).toMatchObject({ method: "POST", credentials: "include" });
    expect(sent.headers.get("x-csrf")).toBe("1");
    expect(sent.headers.get("content-type")).toBe("application/json");
    expect(sent.body).toEqual({ external_user_id: "alice" });
  });

  it("is asked each time when it is a function", async () => {
    let count = 0;
    const init = async () => ({ headers: new Headers({ "x-count": String(++count) }) });
    const callback = createTokenCallback("/api/connect-token", { init });
    await callback({ externalUserId: "alice" });
    await callback({ externalUserId: "alice" });
    expect(given().headers.get("x-count")).toBe("2");
  });

  it("that throws is the callback's failure, and nothing is sent", async () => {
    const init = () => Promise.reject(new Error("no CSRF token"));
    const callback = createTokenCallback("/api/connect-token", { init });
    await expect(callback({ externalUserId: "alice" })).rejects.toThrow("no CSRF token");
    expect(fetched).not.toHaveBeenCalled();
  });
});

describe("the signal", () => {
  it("ends the request when it is the session's, where the app has none", async () => {
    const controller = new AbortController();
    await createTokenCallback("/api/connect-token")({ externalUserId: "alice", signal: controller.signal });
    controller.abort(new Error("no longer wanted"));
    expect(given().init.signal?.reason).toEqual(new Error("no longer wanted"));
  });

  it.each(["the session's", "the app's own"])(
    "ends the request when it is %s, where there are both",
    async (whose) => {
      const session = new AbortController();
      const app = new AbortController();
      const callback = createTokenCallback("/api/connect-token", { init: { signal: app.signal } });
      await callback({ externalUserId: "alice", signal: session.signal });

      (whose === "the app's own" ? app : session).abort(new Error("too late"));

      expect(given().init.signal?.reason).toEqual(new Error("too late"));
    },
  );

  it("of the app's own has no listener left once the session has ended", async () => {
    const app = new AbortController();
    const tokenCallback = createTokenCallback("/api/connect-token", { init: { signal: app.signal } });
    const session = createConnectTokenSession({ externalUserId: "alice", tokenCallback });
    fetched.mockImplementation(async () =>
      Response.json({ token: `ctok_${fetched.mock.calls.length}`, expires_in: 3600, scope: "connect:*" }),
    );
    for (let call = 0; call < 3; call++) await session.refresh();
    session.dispose();
    expect(getEventListeners(app.signal, "abort")).toEqual([]);
  });

  it("that has ended already ends the request at once", async () => {
    const init = { signal: AbortSignal.abort(new Error("over")) };
    const callback = createTokenCallback("/api/connect-token", { init });
    await callback({ externalUserId: "alice", signal: new AbortController().signal });
    expect(given().init.signal?.reason).toEqual(new Error("over"));
  });
});

it("is told once, and not again and again, that a path is on no page, as on a server", async () => {
  vi.unstubAllGlobals();
  const tokenCallback = vi.fn(createTokenCallback("/api/connect-token"));
  const session = createConnectTokenSession({ externalUserId: "alice", tokenCallback });
  await expect(session.getToken()).rejects.toMatchObject({
    code: "invalid_options",
    retryable: false,
    message: expect.stringContaining("there is no page here that it is on"),
  });
  expect(tokenCallback).toHaveBeenCalledOnce();
});

it("takes a path in a frame without an address of its own, whose pages are its parent's, and tries again", async () => {
  vi.stubGlobal("location", { href: "about:srcdoc" });
  vi.stubGlobal("document", { baseURI: "https://app.example.com/page" });
  fetched.mockRejectedValueOnce(new TypeError("no connection"));
  const tokenCallback = createTokenCallback("/api/connect-token");
  await expect(tokenCallback({ externalUserId: "alice" })).rejects.toThrow("no connection");
});

it("takes an answer that a test's fetch gives at once", async () => {
  const answer = new Response(null, { status: 204 });
  vi.stubGlobal("fetch", () => answer);
  expect(await createTokenCallback("/api/connect-token")({ externalUserId: "alice" })).toBe(answer);
});

it("takes a path where the app's own fetch does", async () => {
  const tokenCallback = createTokenCallback("/api/connect-token");
  expect(await tokenCallback({ externalUserId: "alice" })).toBeInstanceOf(Response);
  fetched.mockRejectedValueOnce(new TypeError("no connection"));
  const whole = createTokenCallback("https://app.example.com/api/connect-token");
  await expect(whole({ externalUserId: "alice" })).rejects.toThrow("no connection");
});

it.each(["", undefined, null])("refuses the address %j when it is made", (url) => {
  // What JavaScript, or an environment variable that is not set, may give.
  expect(() => createTokenCallback(url as string)).toThrow(
    expect.objectContaining({ code: "invalid_options" }),
  );
});
