/**
 * Where a fleet of servers keeps the one access token that they share. A `Keyv` is one, so every Keyv adapter is;
 * {@link redisStore} makes one of a Redis client. What is kept is sealed with a key derived from the client secret.
 *
 * With `add`, servers that find nothing at the same moment make one OAuth request among them, and one that dies while
 * it asks delays the others by five seconds at most. Without it each of them makes its own; the last one's token stays
 * in the store, the others use theirs until its end, and all of them are valid.
 */
export interface AccessTokenStore {
  /** What was kept under a key; anything but text counts as nothing. */
  get(key: string): Promise<unknown>;
  /** Keeps a text for so many milliseconds. */
  set(key: string, value: string, ttlMs: number): Promise<unknown>;
  /** Forgets what is kept under a key. */
  delete(key: string): Promise<unknown>;
  /** Keeps a text if nothing is kept under the key, in one step; `true` when it did. */
  add?(key: string, value: string, ttlMs: number): Promise<boolean>;
}
