import { cookies } from "next/headers";

/**
 * In place of your own authentication: whoever holds the cookie `user=alice` is alice. Anybody can write this one;
 * a session of your own is signed, or looked up.
 */
export async function currentUser(): Promise<string | null> {
  return (await cookies()).get("user")?.value || null;
}
