import type { User } from "../PageData.js";
import { findUser } from "./users.js";

/** Who is signed in in one browser. */
export interface Session {
  readonly id: string;
  readonly user: User;
}

const name = "demo_session";
const attributes = "Path=/; HttpOnly; SameSite=Lax";

/** A new key with each start: what an earlier process signed is signed out. */
const key = crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);

/** The cookie that says who this is; nobody else can write it, and no script can read it. */
export async function signIn(user: User): Promise<string> {
  const text = `${crypto.randomUUID()}.${user.id}`;
  const signature = await crypto.subtle.sign("HMAC", await key, bytes(text));
  return `${name}=${text}.${Buffer.from(signature).toString("base64url")}; ${attributes}`;
}

export const signOut = `${name}=; Max-Age=0; ${attributes}`;

export async function readSession(request: Request): Promise<Session | null> {
  const cookies = (request.headers.get("cookie") ?? "").split(/;\s*/);
  const value = cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1);
  const [id = "", userId = "", signature = ""] = value?.split(".") ?? [];
  const signed = Buffer.from(signature, "base64url");
  const isOurs = await crypto.subtle.verify("HMAC", await key, signed, bytes(`${id}.${userId}`));
  const user = findUser(userId);
  return isOurs && user !== null ? { id, user } : null;
}

const bytes = (text: string) => new TextEncoder().encode(text);
