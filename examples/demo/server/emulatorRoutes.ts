import { ConnectTokenError } from "react-connect-token/server";
import type { ConnectEmulator } from "react-connect-token/testing";
import { type Faults, isFaultName } from "./Faults.js";
import type { Routes } from "./Routes.js";
import { readJson } from "./readJson.js";
import { readSession } from "./sessionCookie.js";

/** What is there only on the emulator: its Connect page, the "break it" panel, and what arrived at it. */
export function emulatorRoutes(emulator: ConnectEmulator, faults: Faults): Routes {
  return {
    "POST /api/demo/connect-page": async (request) => {
      const [session, body] = [await readSession(request), await readJson(request)];
      if (session === null) return new Response(null, { status: 401 });
      const { app, token } = body ?? {};
      if (typeof app !== "string" || typeof token !== "string") return new Response(null, { status: 400 });
      return orRefusal(() =>
        Response.json(emulator.connectAccount({ externalUserId: session.user.id, app, token })),
      );
    },
    "POST /api/demo/fault": async (request) => {
      const [session, body] = [await readSession(request), await readJson(request)];
      if (session === null) return new Response(null, { status: 401 });
      if (!isFaultName(body?.fault)) return new Response(null, { status: 400 });
      faults.set(session, body.fault);
      return new Response(null, { status: 204 });
    },
    "POST /api/demo/revoke": async (request) => {
      const body = await readJson(request);
      if (typeof body?.token !== "string") return new Response(null, { status: 400 });
      const { token } = body;
      return orRefusal(() => {
        emulator.revokeToken(token);
        return new Response(null, { status: 204 });
      });
    },
    "GET /api/demo/emulator": async () => Response.json(report(emulator)),
  };
}

function report({ minted, requests }: ConnectEmulator) {
  const calls = requests.filter(({ method }) => method !== "OPTIONS");
  const countOf = (user: string) => {
    const own = calls.filter((call) => call.user === user);
    const isMint = (path: string) => path.endsWith("/tokens");
    return {
      minted: own.filter(({ path, status }) => isMint(path) && status === 200).length,
      calls: own.filter(({ token }) => token === "connect").length,
      refused: own.filter(({ status }) => status === 401).length,
      lapsed: own.filter(({ lapsed }) => lapsed).length,
    };
  };
  const users = [...new Set(calls.flatMap(({ user }) => (user === null ? [] : [user])))];
  return {
    minted,
    requests: calls.length,
    lapsed: calls.filter(({ lapsed }) => lapsed).length,
    users: Object.fromEntries(users.map((user) => [user, countOf(user)])),
  };
}

/** What the emulator refuses is said, as its API would say it. */
function orRefusal(act: () => Response): Response {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof ConnectTokenError)) throw error;
    return Response.json({ error: error.message }, { status: 400 });
  }
}
