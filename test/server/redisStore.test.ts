import type { Redis } from "ioredis";
import { type AccessTokenStore, redisStore } from "react-connect-token/server";
import type { RedisClientType } from "redis";
import { expect, it } from "vitest";

/** A client that writes down what it is asked and answers what it is told. */
function fakeClient(answer: unknown, more: object = {}) {
  const asked: unknown[] = [];
  const method =
    (name: string) =>
    async (...given: unknown[]) => {
      asked.push([name, ...given]);
      return answer;
    };
  return { asked, get: method("get"), set: method("set"), del: method("del"), ...more };
}

it("speaks to a client of redis in words that each of its versions knows", async () => {
  const client = fakeClient("OK");
  const store = redisStore(client);
  await store.get("k");
  await store.set("k", "v", 1_000);
  expect(await store.add("k", "v", 1_000)).toBe(true);
  await store.delete("k");
  expect(client.asked).toEqual([
    ["get", "k"],
    ["set", "k", "v", { PX: 1_000 }],
    ["set", "k", "v", { PX: 1_000, NX: true }],
    ["del", "k"],
  ]);
});

it("speaks to a client of ioredis in its words", async () => {
  const client = fakeClient("OK", { call() {} });
  const store = redisStore(client);
  await store.get("k");
  await store.set("k", "v", 1_000);
  expect(await store.add("k", "v", 1_000)).toBe(true);
  await store.delete("k");
  expect(client.asked).toEqual([
    ["get", "k"],
    ["set", "k", "v", "PX", 1_000],
    ["set", "k", "v", "PX", 1_000, "NX"],
    ["del", "k"],
  ]);
});

it.each([
  ["redis", {}],
  ["ioredis", { call() {} }],
])("knows from a client of %s that something was kept already", async (_, more) => {
  expect(await redisStore(fakeClient(null, more)).add("k", "v", 1)).toBe(false);
});

it.each([[undefined], [null], ["redis://localhost"], [{ get() {}, set() {} }]])(
  "refuses %j at once",
  (client) => {
    expect(() => redisStore(client as never)).toThrow(
      expect.objectContaining({ code: "invalid_options", message: expect.stringContaining("redisStore") }),
    );
  },
);

it("takes the clients of both libraries by type", () => {
  const ofRedis: (client: RedisClientType) => AccessTokenStore = redisStore;
  const ofIoredis: (client: Redis) => AccessTokenStore = redisStore;
  expect([ofRedis, ofIoredis]).toEqual([redisStore, redisStore]);
});
