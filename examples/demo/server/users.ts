import type { User } from "../PageData.js";

/** Who can sign in. A product has a user table and passwords here. */
export const users: readonly User[] = [
  { id: "alice", name: "Alice" },
  { id: "bob", name: "Bob" },
];

export const findUser = (id: unknown): User | null => users.find((user) => user.id === id) ?? null;
