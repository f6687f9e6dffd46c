import type { Routes } from "./Routes.js";
import { readJson } from "./readJson.js";
import { signIn, signOut } from "./sessionCookie.js";
import { findUser } from "./users.js";

/** Signing in and out. A product asks for a password here. */
export const sessionRoutes: Routes = {
  "POST /api/session": async (request) => {
    const user = findUser((await readJson(request))?.user);
    if (user === null) return new Response("Nobody has this name.", { status: 400 });
    return Response.json(user, { headers: { "set-cookie": await signIn(user) } });
  },
  "POST /api/session/end": async (request) => {
    if ((await readJson(request)) === null) return new Response(null, { status: 400 });
    return new Response(null, { status: 204, headers: { "set-cookie": signOut } });
  },
};
