import { ConnectTokenError } from "../errors/ConnectTokenError.js";
import { serverError } from "../errors/serverCatalogue.js";
import type { ConnectTokenHandlerOptions } from "./ConnectTokenHandlerOptions.js";
import type { ConnectTokenUser } from "./ConnectTokenUser.js";
import { corsHeaders, preflightHeaders } from "./corsHeaders.js";
import { readHandlerSettings } from "./HandlerSettings.js";
import { identify } from "./identify.js";
import { judgeOrigin, type OriginVerdict } from "./judgeOrigin.js";
import { mintForUser } from "./mintForUser.js";
import { problemResponse, statusOf } from "./problemResponse.js";
import { isBodyTaken, longestBody, readBodyText } from "./readBodyText.js";
import { readTokenRequest } from "./readTokenRequest.js";
import { reportError } from "./reportError.js";

/**
 * The route that a browser's `tokenCallback` asks: takes a web-standard `Request`, answers a `Response`, and throws
 * nothing but what a framework's `fetch` throws to the framework. The user comes from `authenticate`, never from the
 * request; the scope is what was asked for within what is allowed. Its wire is on the page docs/token-route.md.
 *
 * @throws ConnectTokenError `invalid_options` or `invalid_scope`, at once, for wrong options
 * @example
 * export const POST = createConnectTokenHandler({
 *   client,
 *   scope: "connect:accounts:read connect:accounts:write",
 *   authenticate: async () => (await auth())?.user.id ?? null,
 * });
 */
export function createConnectTokenHandler<
  Context = unknown,
  User extends ConnectTokenUser = ConnectTokenUser,
>(
  options: ConnectTokenHandlerOptions<Context, User>,
): (request: Request, context?: Context) => Promise<Response> {
  const settings = readHandlerSettings(options);

  return async (request, context) => {
    const verdict = judgeOrigin(request, settings.allowedOrigins);
    const response = await answer(request, context as Context, verdict).catch((reason: unknown) => {
      if (!(reason instanceof ConnectTokenError)) throw reason;
      if (statusOf(reason) >= 500) reportError(reason, settings.onError);
      return problem(reason);
    });
    for (const [name, value] of corsHeaders(verdict)) response.headers.set(name, value);
    return request.method === "HEAD" ? new Response(null, response) : response;
  };

  async function answer(request: Request, context: Context, verdict: OriginVerdict): Promise<Response> {
    if (request.method === "OPTIONS") {
      if (verdict.kind === "foreign" || verdict.kind === "none") throw serverError("forbidden_origin", {});
      return new Response(null, { status: 204, headers: preflightHeaders(verdict, request) });
    }
    if (request.method !== "POST") {
      const response = refuse("only POST is answered", 405);
      response.headers.set("allow", "POST, OPTIONS");
      return response;
    }
    if (verdict.kind === "foreign") throw serverError("forbidden_origin", {});

    const type = request.headers.get("content-type");
    if (type !== null && !isJson(type)) return refuse("its body is not sent as application/json", 415);
    if (Number(request.headers.get("content-length")) > longestBody) return tooLong();
    const parsed = parsedBody(context);
    // authenticate may read the request's body, or make a request of its own out of it.
    const isLeft = parsed === undefined && request.body !== null && !isBodyTaken(request);
    const copy = isLeft ? (request.clone() as Request) : request;

    const found = await identify(settings, request, context);
    if (!found) throw serverError("unauthenticated", {});

    const text = await readBodyText(copy, parsed, settings);
    if (text === null) return tooLong();
    // A page of another site can send a body without a type and without being asked first.
    if (type === null && parsed === undefined && text !== "") {
      return refuse("its body is not sent as application/json", 415);
    }
    const token = await mintForUser(settings, request, found, readTokenRequest(text), verdict.origin);
    return Response.json(token);
  }

  function refuse(reason: string, status: number): Response {
    return problem(serverError("invalid_request", { problem: reason }), status);
  }

  function tooLong(): Response {
    return refuse(`its body is longer than ${longestBody} bytes`, 413);
  }

  function problem(error: ConnectTokenError, status?: number): Response {
    return problemResponse(error, settings.environment.clock().wall, status);
  }
}

function isJson(type: string): boolean {
  return /^\s*application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type);
}

/** A body that the framework has read. A context may have a `body` of another kind: a method, or a stream. */
function parsedBody(context: unknown): unknown {
  if (typeof context !== "object" || context === null || !("body" in context)) return undefined;
  const { body } = context;
  return typeof body === "function" || body instanceof ReadableStream ? undefined : body;
}
