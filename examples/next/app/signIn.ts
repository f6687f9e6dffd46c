"use server";
import { cookies } from "next/headers";

/** In place of your own sign-in. Next renders the page anew when an action changes a cookie. */
export async function signIn(user: "alice" | "bob"): Promise<void> {
  (await cookies()).set("user", user === "bob" ? "bob" : "alice", { httpOnly: true, sameSite: "lax" });
}

export async function signOut(): Promise<void> {
  (await cookies()).delete("user");
}
