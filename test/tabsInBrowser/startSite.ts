import { createConnectClient, createConnectTokenHandler } from "react-connect-token/server";
import { createConnectEmulator } from "react-connect-token/testing";
import { serveEmulator } from "react-connect-token/testing/node";

/** One call of the token route. */
export interface RouteCall {
  readonly page: string;
  readonly at: number;
}

/** A call of the token route whose answer waits for the test. */
export interface HeldCall {
  readonly page: string;
  release(): void;
}

/** A call of the API, as the server saw it. */
export interface ApiCall {
  readonly page: string;
  readonly token: string;
  readonly status: number;
  /** Whether the token had lapsed by the server's clock. */
  readonly hasLapsed: boolean;
}

export type Site = Awaited<ReturnType<typeof startSite>>;

/** An origin with the page, the token route and the Connect API behind it. */
export async function startSite(script: string) {
  const emulator = createConnectEmulator({ projectId: "proj_emulator" });
  const { clientId, clientSecret, projectId, projectEnvironment } = emulator;
  const client = createConnectClient({
    clientId,
    clientSecret,
    projectId,
    projectEnvironment,
    fetch: (url, init) => emulator.fetch(new Request(url, init)),
  });
  const route = createConnectTokenHandler({
    client,
    authenticate: () => "alice",
    scope: "connect:accounts:read",
  });

  const routeCalls: RouteCall[] = [];
  const apiCalls: ApiCall[] = [];
  const holds: ((call: HeldCall) => void)[] = [];
  const apiWaits: { readonly page: string; readonly called: () => void }[] = [];
  const waits: { readonly count: number; readonly reached: () => void }[] = [];

  async function answerRoute(request: Request, page: string): Promise<Response> {
    const holder = holds.shift();
    routeCalls.push({ page, at: performance.now() });
    for (const { count, reached } of waits) if (routeCalls.length >= count) reached();
    const answer = await route(request);
    if (holder) await new Promise<void>((release) => holder({ page, release }));
    return answer;
  }

  async function answerApi(request: Request, page: string): Promise<Response> {
    const token = request.headers.get("authorization")?.replace("Bearer ", "") ?? "";
    const answered = emulator.fetch(request);
    const logged = emulator.requests.at(-1);
    const answer = await answered;
    apiCalls.push({ page, token, status: answer.status, hasLapsed: logged?.lapsed ?? true });
    for (const wait of apiWaits) if (wait.page === page) wait.called();
    return answer;
  }

  const served = await serveEmulator({
    ...emulator,
    async fetch(request) {
      const { pathname } = new URL(request.url);
      const page = request.headers.get("x-page") ?? "";
      if (pathname === "/api/connect-token") return answerRoute(request, page);
      if (pathname.startsWith("/v1/")) return answerApi(request, page);
      if (pathname === "/page.js") return respond("text/javascript", script);
      if (pathname === "/favicon.ico") return new Response(null, { status: 204 });
      const head = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${pathname.slice(1)}</title>`;
      return respond("text/html", pathname === "/app" ? `${head}<script src="/page.js"></script>` : head);
    },
  });

  return {
    url: served.url,
    close: served.close,
    routeCalls: routeCalls as readonly RouteCall[],
    apiCalls: apiCalls as readonly ApiCall[],
    /** Waits until the page has called the API once more. */
    apiCall: (page: string) => new Promise<void>((called) => apiWaits.push({ page, called })),
    /** Keeps the answer to the next call of the route back; resolves when that has come. */
    holdNext: () => new Promise<HeldCall>((holder) => holds.push(holder)),
    /** Waits until so many more calls of the route have come. */
    moreCalls: (count: number) =>
      new Promise<void>((reached) => waits.push({ count: routeCalls.length + count, reached })),
  };
}

function respond(type: string, body: string): Response {
  return new Response(body, {
    headers: { "content-type": `${type}; charset=utf-8`, "cache-control": "no-cache" },
  });
}
