import { inspect } from "node:util";
import Keyv from "keyv";
import type { AccessTokenStore, ConnectClientOptions } from "react-connect-token/server";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { echo, fakePipedream, json, secrets } from "./fakePipedream.js";
import { givenTime } from "./givenTime.js";
import { memoryStore } from "./memoryStore.js";
import { watchCrypto } from "./watchCrypto.js";

// Loading takes time of the real clock, which the given one does not wait for.
beforeAll(async () => {
  await Promise.all([import("jose/jwe/compact/decrypt"), import("jose/jwe/compact/encrypt")]);
});

let underWay: ReadonlySet<Promise<unknown>>;
beforeEach(() => {
  underWay = watchCrypto();
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** A Pipedream that numbers the access tokens it issues, each an answer of 300 ms, and a store. */
function fleet({ oauth }: { oauth?: OAuthAnswer } = {}) {
  const time = givenTime({ underWay });
  const memory = memoryStore(time.environment.clock);
  const revoked = new Set<string>();
  const pipedream = fakePipedream(
    {
      oauth:
        oauth ??
        (async () => {
          const token = `access-${pipedream.oauthRequests.length}`;
          await new Promise<void>((resolve) => time.environment.timer(resolve, 300));
          return issued(token);
        }),
      api: ({ headers }) =>
        revoked.has(headers.get("authorization")?.slice(7) ?? "")
          ? echo(401)
          : json({ success: true, error: null }),
    },
    time,
  );
  const warnings: string[] = [];
  const server = (options: Partial<ConnectClientOptions> = {}) =>
    pipedream.client({ store: memory.store, onWarning: (line) => warnings.push(line), ...options });
  return {
    time,
    memory,
    pipedream,
    revoked,
    warnings,
    server,
    servers: (count: number, options?: Partial<ConnectClientOptions>) =>
      Array.from({ length: count }, () => server(options)),
  };
}
type OAuthAnswer = NonNullable<NonNullable<Parameters<typeof fakePipedream>[0]>["oauth"]>;

const issued = (token: string, expires_in = 3600) =>
  json({ access_token: token, token_type: "Bearer", expires_in });
const tokensOf = (servers: readonly { getAccessToken(): Promise<string> }[]) =>
  Promise.all(servers.map((server) => server.getAccessToken()));

it("makes one OAuth request for twenty servers that start together, and again when the token has lapsed", async () => {
  const { time, pipedream, servers, warnings, memory } = fleet();
  const started = servers(20);
  expect(new Set(await time.until(tokensOf(started)))).toEqual(new Set(["access-1"]));
  time.advance(3_480_000);
  expect(new Set(await time.until(tokensOf(started)))).toEqual(new Set(["access-2"]));
  expect(pipedream.oauthRequests).toHaveLength(2);
  expect(memory.keys).toHaveLength(1); // the token; nobody's turn is left
  expect(warnings).toEqual([]);
  expect(time.timers).toBe(0);
});

it("gives a server that starts later what is left of the token", async () => {
  const { time, pipedream, server } = fleet();
  await time.until(server().getAccessToken());
  time.advance(3_000_000);
  const later = server();
  expect(await time.until(later.getAccessToken())).toBe("access-1");
  time.advance(479_000);
  expect(await time.until(later.getAccessToken())).toBe("access-1");
  time.advance(1_000);
  expect(await time.until(later.getAccessToken())).toBe("access-2");
  expect(pipedream.oauthRequests).toHaveLength(2);
});

it("never believes a token longer than it was usable for its writer, whatever the clocks say", async () => {
  const { time, server } = fleet();
  await time.until(server().getAccessToken());
  time.setWall("2025-12-01T00:00:00Z"); // this server's clock is a month behind
  const behind = server();
  expect(await time.until(behind.getAccessToken())).toBe("access-1");
  time.advance(3_480_000);
  expect(await time.until(behind.getAccessToken())).toBe("access-2");
});

it("asks once for all servers when the API refuses the token that they share", async () => {
  const { time, pipedream, servers, revoked } = fleet();
  const started = servers(5);
  await time.until(tokensOf(started));
  revoked.add("access-1");
  const answers = await time.until(
    Promise.all(started.map((server) => server.validateConnectToken("ctok_1"))),
  );
  expect(answers.map(({ success }) => success)).toEqual([true, true, true, true, true]);
  expect(pipedream.oauthRequests).toHaveLength(2);
});

it.each([10_000, 60_000])(
  "waits five seconds for a server that dies while it asks, with a timeout of %d ms",
  async (timeout) => {
    let requests = 0;
    const { time, server } = fleet({
      oauth: () => (++requests === 1 ? new Promise(() => {}) : issued("access-2")),
    });
    const dies = server({ timeout }).getAccessToken();
    dies.catch(() => {});
    await time.rest();
    expect(await time.until(server({ timeout }).getAccessToken())).toBe("access-2");
    expect(time.passed).toBeGreaterThanOrEqual(5_000);
    expect(time.passed).toBeLessThanOrEqual(5_100);
  },
);

it("asks by itself when one server after the other dies", async () => {
  const { time, server, memory, pipedream } = fleet();
  let turns = 0;
  const store = { ...memory.store, add: async () => ++turns === 0 };
  expect(await time.until(server({ store, timeout: 60_000 }).getAccessToken())).toBe("access-1");
  expect(pipedream.oauthRequests).toHaveLength(1);
  expect(time.passed).toBeLessThanOrEqual(10_400);
});

it("lets the next one ask when a request failed", async () => {
  let requests = 0;
  const { time, servers, memory } = fleet({
    oauth: () => (++requests === 1 ? echo(400) : issued("access-2")),
  });
  const [first, second] = await time.until(
    Promise.allSettled(servers(2).map((server) => server.getAccessToken())),
  );
  expect(first).toMatchObject({ status: "rejected", reason: { code: "api_rejected" } });
  expect(second).toMatchObject({ status: "fulfilled", value: "access-2" });
  expect(time.passed).toBeLessThan(500);
  expect(memory.keys).toHaveLength(1);
});

it("leaves another server's turn alone when its own has lapsed meanwhile", async () => {
  let requests = 0;
  const { time, server } = fleet({
    oauth: async () => {
      const number = ++requests;
      await new Promise<void>((resolve) => time.environment.timer(resolve, number === 1 ? 6_000 : 3_000));
      return number === 1 ? echo(400) : issued(`access-${number}`);
    },
  });
  const start = () => server({ timeout: 60_000 }).getAccessToken();
  const first = start();
  await time.rest();
  const second = start();
  second.catch(() => {});
  await expect(time.until(first)).rejects.toMatchObject({ code: "api_rejected" });
  const third = start();
  expect(await time.until(Promise.all([second, third]))).toEqual(["access-2", "access-2"]);
  expect(requests).toBe(2);
});

it("asks the store no more while it has what it found there", async () => {
  const { time, server, memory } = fleet();
  await time.until(server().getAccessToken());
  const later = server();
  await time.until(later.getAccessToken());
  const asked = memory.asked.length;
  await time.until(later.getAccessToken());
  expect(memory.asked).toHaveLength(asked);
});

it("takes what was put there between its look and its turn", async () => {
  const { time, server, memory, pipedream } = fleet();
  await time.until(server().getAccessToken());
  let looks = 0;
  const store = {
    ...memory.store,
    get: async (key: string) => (looks++ === 0 ? undefined : memory.store.get(key)),
  };
  expect(await time.until(server({ store }).getAccessToken())).toBe("access-1");
  expect(pipedream.oauthRequests).toHaveLength(1);
  expect(memory.keys).toHaveLength(1);
});

it("shares through a Keyv, where servers that start together ask each for itself", async () => {
  const { time, pipedream, server, servers } = fleet();
  const store = new Keyv();
  const tokens = await time.until(tokensOf(servers(3, { store })));
  expect(new Set(tokens).size).toBe(3);
  expect(await time.until(server({ store }).getAccessToken())).toMatch(/^access-[123]$/);
  expect(pipedream.oauthRequests).toHaveLength(3);
});

it("keeps nothing in clear", async () => {
  const { time, memory, server } = fleet({ oauth: () => issued(secrets.accessToken) });
  await time.until(server().getAccessToken());
  const kept = inspect([...memory.kept], { depth: 5 });
  const [sealed = ""] = [...memory.kept.values()].map(({ value }) => value);
  const parts = sealed.split(".").map((part) => Buffer.from(part, "base64url").toString("latin1"));
  expect(sealed.split(".")).toHaveLength(5);
  expect(JSON.parse(parts[0] ?? "")).toEqual({ alg: "dir", enc: "A256GCM" });
  for (const secret of [...Object.values(secrets), "client-1"]) {
    expect(kept).not.toContain(secret);
    expect(parts.join()).not.toContain(secret);
  }
});

it.each<[string, Partial<ConnectClientOptions>]>([
  ["client", { clientId: "client-2" }],
  ["secret", { clientSecret: "another" }],
  ["scope", { scope: "connect:tokens:create" }],
  ["base URL", { baseUrl: "https://staging.example.com" }],
  ["environment", { projectEnvironment: "production" }],
])("keeps the token of another %s apart", async (_, other) => {
  const { time, server, memory } = fleet();
  expect(await time.until(server().getAccessToken())).toBe("access-1");
  expect(await time.until(server(other).getAccessToken())).toBe("access-2");
  expect(await time.until(server().getAccessToken())).toBe("access-1");
  expect(memory.keys).toHaveLength(2);
});

it("shares between projects of one OAuth client, and whatever the order of the scopes", async () => {
  const { time, server } = fleet();
  await time.until(server({ scope: "connect:accounts:read connect:proxy" }).getAccessToken());
  const other = server({ scope: "connect:proxy connect:accounts:read", projectId: "proj_2" });
  expect(await time.until(other.getAccessToken())).toBe("access-1");
});

it.each([
  ["is no text", () => 7],
  ["is no JWE", () => "access-1"],
  ["was cut short", (sealed: string) => sealed.slice(0, -3)],
  [
    "was altered",
    (sealed: string) => sealed.replace(/\.\.(.)/, (_, first) => `..${first === "A" ? "B" : "A"}`),
  ],
])("asks anew when what is kept %s", async (_, spoil) => {
  const { time, server, memory, warnings } = fleet();
  await time.until(server().getAccessToken());
  for (const entry of memory.kept.values()) entry.value = spoil(entry.value) as string;
  expect(await time.until(server().getAccessToken())).toBe("access-2");
  expect(await time.until(server().getAccessToken())).toBe("access-2");
  expect(warnings).toEqual([]);
});

const never = () => new Promise<never>(() => {});
const refuse = () => Promise.reject(Object.assign(new Error(secrets.clientSecret), { code: "ECONNREFUSED" }));
const explode = () => {
  throw new Error(secrets.clientSecret);
};

it.each(
  (["get", "add", "set", "delete"] as const).flatMap((method) =>
    (
      [
        ["hangs", never],
        ["rejects", refuse],
        ["throws", explode],
      ] as const
    ).map(([how, broken]) => [method, how, broken] as const),
  ),
)("passes the store by, with one warning, when its %s %s", async (method, _, broken) => {
  const { time, server, memory, warnings } = fleet();
  const store: AccessTokenStore = { ...memory.store, [method]: broken };
  const client = server({ store });
  expect(await time.until(client.getAccessToken())).toBe("access-1");
  expect(time.passed).toBeLessThanOrEqual(800); // 500 for the store, 300 for the answer
  time.advance(3_600_000);
  expect(await time.until(client.getAccessToken())).toBe("access-2");
  expect(warnings).toEqual([expect.stringContaining("store_unavailable")]);
  expect(warnings.join()).not.toContain(secrets.clientSecret);
  expect(time.timers).toBe(0);
});

it("gives a slow store 500 ms in all, however many questions they are", async () => {
  const { time, server, memory, warnings } = fleet();
  const slow = async <Answer>(ask: () => Promise<Answer>) => {
    await new Promise<void>((resolve) => time.environment.timer(resolve, 200));
    return ask();
  };
  const store: AccessTokenStore = {
    get: (key) => slow(() => memory.store.get(key)),
    set: (...given) => slow(() => memory.store.set(...given)),
    delete: (key) => slow(() => memory.store.delete(key)),
    add: (...given) => slow(() => memory.store.add(...given)),
  };
  expect(await time.until(server({ store }).getAccessToken())).toBe("access-1");
  expect(time.passed).toBe(800);
  expect(warnings).toHaveLength(1);
});

it("leaves no rejection unhandled when a store rejects long after it was bypassed", async () => {
  const { time, server } = fleet();
  const rejections: (() => void)[] = [];
  const late = () => new Promise<never>((_, reject) => rejections.push(() => reject(new Error("closed"))));
  const store: AccessTokenStore = { get: late, set: late, delete: late, add: late };
  expect(await time.until(server({ store }).getAccessToken())).toBe("access-1");
  for (const reject of rejections) reject();
  await time.rest(); // an unhandled one would fail the run
  expect(rejections).toHaveLength(1);
});

it("still answers within its timeout when a store hangs after the token came", async () => {
  const { time, server, memory } = fleet();
  const client = server({ store: { ...memory.store, set: never }, timeout: 400 });
  expect(await time.until(client.getAccessToken())).toBe("access-1");
  expect(time.passed).toBeLessThan(400);
});

it.each([
  ["nothing", null],
  ["a Map without delete", { get() {}, set() {} }],
  ["an add that is none", { get() {}, set() {}, delete() {}, add: true }],
])("refuses %s as a store at once", (_, store) => {
  const { server } = fleet();
  expect(() => server({ store: store as never })).toThrow(
    expect.objectContaining({ code: "invalid_options", message: expect.stringContaining("store") }),
  );
});

it("passes the store by, with a warning, on a runtime that cannot seal what is put there", async () => {
  const { server, memory, pipedream, warnings, time } = fleet();
  vi.spyOn(crypto.subtle, "importKey").mockRejectedValue(new Error("no HKDF here"));
  await expect(time.until(server().getAccessToken())).resolves.toBe("access-1");
  expect(pipedream.oauthRequests).toHaveLength(1);
  expect(memory.asked).toEqual([]);
  expect(warnings).toEqual([expect.stringContaining("could not make the seal")]);
});
