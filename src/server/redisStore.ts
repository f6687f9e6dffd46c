import { check } from "../errors/check.js";
import type { AccessTokenStore } from "./AccessTokenStore.js";

/** What is used of a client, a cluster's or a pool's client of `redis`, version 4 and later. */
export interface NodeRedisClient {
  get(key: string): Promise<unknown>;
  set(key: string, value: string, options: { PX: number; NX?: true }): Promise<unknown>;
  del(key: string): Promise<unknown>;
}

/** What is used of a client or a cluster's client of `ioredis`, version 5 and later. */
export interface IoredisClient {
  /** Which `redis` does not have: by it the two are told apart. */
  call(command: string): Promise<unknown>;
  get(key: string): Promise<unknown>;
  set(key: string, value: string, unit: "PX", ttlMs: number): Promise<unknown>;
  set(key: string, value: string, unit: "PX", ttlMs: number, ifAbsent: "NX"): Promise<unknown>;
  del(key: string): Promise<unknown>;
}

/**
 * The `store` of {@link createConnectClient} in Redis or Valkey, with set-if-absent: servers that start together make
 * one OAuth request. The client is yours: connect it, and listen to its `error` events, without which both libraries
 * take an outage worse than this kit does.
 *
 * @throws ConnectTokenError `invalid_options` when it is no Redis client
 * @example
 * const redis = await createClient({ url: process.env.REDIS_URL }).on("error", console.error).connect();
 * const client = createConnectClient({ …, store: redisStore(redis) });
 */
export function redisStore(client: NodeRedisClient | IoredisClient): Required<AccessTokenStore> {
  check(
    [client?.get, client?.set, client?.del].every((method) => typeof method === "function"),
    "redisStore(client)",
    "is not given a client of redis or ioredis",
  );
  return {
    get: (key) => client.get(key),
    delete: (key) => client.del(key),
    ...("call" in client ? settersOfIoredis(client) : settersOfNodeRedis(client)),
  };
}

type Setters = Pick<Required<AccessTokenStore>, "set" | "add">;

function settersOfNodeRedis(client: NodeRedisClient): Setters {
  return {
    set: (key, value, ttlMs) => client.set(key, value, { PX: ttlMs }),
    // NX and PX have newer names, which version 4 does not know; every version knows these.
    add: async (key, value, ttlMs) => (await client.set(key, value, { PX: ttlMs, NX: true })) !== null,
  };
}

function settersOfIoredis(client: IoredisClient): Setters {
  return {
    set: (key, value, ttlMs) => client.set(key, value, "PX", ttlMs),
    add: async (key, value, ttlMs) => (await client.set(key, value, "PX", ttlMs, "NX")) !== null,
  };
}
