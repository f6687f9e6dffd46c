import type { PageData } from "../PageData.js";
import { connectTokenRoute } from "./connectTokenRoute.js";
import { createBackend } from "./createBackend.js";
import { emulatorRoutes } from "./emulatorRoutes.js";
import { Faults } from "./Faults.js";
import { listApps } from "./listApps.js";
import type { Routes } from "./Routes.js";
import type { Settings } from "./readSettings.js";
import { renderPage } from "./renderPage.js";
import { readSession, type Session } from "./sessionCookie.js";
import { sessionRoutes } from "./sessionRoutes.js";
import { users } from "./users.js";

/** The product's server: its page, its sign-in, and the route that makes Connect tokens. */
export async function createDemo(options: {
  readonly settings: Exclude<Settings, { kind: "wrong" }>;
  readonly address: string;
  readonly renderHtml: () => Promise<string>;
}) {
  const { settings, address, renderHtml } = options;
  const { tokenSeconds } = settings;
  const backend = await createBackend(settings);
  const { client, emulator, baseUrl, projectEnvironment } = backend;
  const faults = new Faults();

  const routes: Routes = {
    "GET /": async (request) => {
      const session = await readSession(request);
      const wantsToken = new URL(request.url).searchParams.has("initial-token");
      const initialToken = wantsToken && session !== null ? { initialToken: await tokenFor(session) } : {};
      return renderPage(await renderHtml(), { ...pageData(session), ...initialToken });
    },
    ...sessionRoutes,
    "POST /api/connect-token": connectTokenRoute({ client, address, tokenSeconds, faults }),
    "GET /api/apps": () => listApps(backend),
    ...(emulator === null ? {} : emulatorRoutes(emulator, faults)),
  };

  function pageData(session: Session | null): PageData {
    return {
      user: session?.user ?? null,
      users,
      backend: settings.kind,
      baseUrl,
      projectEnvironment,
      fault: faults.of(session),
    };
  }

  function tokenFor({ user }: Session) {
    return client.createConnectToken({
      externalUserId: user.id,
      scope: "connect:accounts:read connect:accounts:write",
      expiresIn: tokenSeconds,
      allowedOrigins: [address],
    });
  }

  return {
    /** Answers what is the product's own; `null`: Vite has it. */
    handle: async (request: Request): Promise<Response | null> => {
      const { pathname } = new URL(request.url);
      const route = routes[`${request.method === "HEAD" ? "GET" : request.method} ${pathname}`];
      if (route !== undefined) return route(request);
      return pathname.startsWith("/api/") ? new Response("Not found", { status: 404 }) : null;
    },
    talksTo:
      settings.kind === "emulator"
        ? `It talks to an emulated Pipedream inside this process, at ${baseUrl}. Nothing leaves this machine.`
        : `It talks to Pipedream itself, at ${baseUrl}: project ${settings.projectId}, ${projectEnvironment}.`,
  };
}
