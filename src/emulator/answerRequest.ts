import { abortable } from "./abortable.js";
import { admit, environmentOf } from "./admit.js";
import { type Caller, identifyCaller } from "./Caller.js";
import { addCorsHeaders, answerPreflight, isPreflight, judgeOrigin } from "./cors.js";
import type { FaultList } from "./FaultList.js";
import { notFound } from "./notFound.js";
import { Refusal } from "./Refusal.js";
import type { OpenEntry, RequestLog } from "./RequestLog.js";
import { matchPath, type RequestPath, readRequestPath } from "./RequestPath.js";
import { countTowards } from "./rateLimit.js";
import { routes } from "./routes.js";
import { undergo } from "./undergo.js";
import type { World } from "./World.js";

/** The way of every request: logged, perhaps hit by a fault, answered by its route, made readable for its page. */
export async function answerRequest(
  world: World,
  log: RequestLog,
  faults: FaultList,
  request: Request,
): Promise<Response> {
  const { signal } = request;
  signal.throwIfAborted(); // it was never sent
  const url = new URL(request.url);
  const path = readRequestPath(url.pathname);
  const arrived = { data: world.data, caller: identifyCaller(world, request) };
  const entry = log.open(request, url, who(arrived.caller), world.clock.now());

  const fault = faults.take(request.method, path.forms);
  let response = fault === undefined ? null : await undergo(fault, signal);
  // After reset() there is another world, in which its token never was.
  const caller = arrived.data === world.data ? arrived.caller : identifyCaller(world, request);
  const verdict = judgeOrigin(world, caller, request);
  if (response === null && isPreflight(request)) response = answerPreflight(world, request);
  if (response === null && verdict !== "allowed") {
    response = new Refusal(403, { error: "Forbidden", code: "origin_not_allowed" }).toResponse();
  }
  response ??= await abortable(signal, answerOrRefuse(world, request, url, path, caller, entry));

  addCorsHeaders(world, request, verdict, response);
  if (!response.headers.has("date")) response.headers.set("date", new Date(world.clock.now()).toUTCString());
  entry.status = response.status;
  return response;
}

async function answerOrRefuse(
  world: World,
  request: Request,
  url: URL,
  path: RequestPath,
  caller: Caller,
  entry: OpenEntry,
): Promise<Response> {
  try {
    for (const { route, pattern } of routes) {
      if (route.method !== request.method || (path.projectId !== null && !route.project)) continue;
      const params = matchPath(pattern, path.segments);
      if (params === null) continue;
      admit(world, route, caller);
      const environment = environmentOf(world, route, caller, request, path.projectId);
      if (route.limit !== undefined) countTowards(world, route.limit, "project");
      return await route.handle({
        world,
        request,
        url,
        query: url.searchParams,
        caller,
        environment,
        params,
        entry,
      });
    }
    throw notFound(world);
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal.toResponse();
    throw refusal;
  }
}

function who(caller: Caller) {
  return {
    token: caller.kind === "nobody" ? null : caller.kind,
    user: caller.kind === "connect" ? caller.token.user : null,
    scope: caller.kind === "nobody" ? null : caller.token.scopes.join(" "),
    lapsed: caller.lapsed,
  };
}
