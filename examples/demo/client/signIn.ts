import type { User } from "../PageData.js";
import { postJson } from "./postJson.js";

export async function as(user: User): Promise<void> {
  await postJson("/api/session", { user: user.id });
}

export async function end(): Promise<void> {
  await postJson("/api/session/end");
}
