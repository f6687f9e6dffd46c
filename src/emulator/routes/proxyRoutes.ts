import { fromBase64 } from "../base64.js";
import { requiredUser } from "../boundUser.js";
import { type Call, param } from "../Call.js";
import { findApp } from "../findApp.js";
import { jsonResponse } from "../jsonResponse.js";
import { notFound } from "../notFound.js";
import { badRequest, Refusal } from "../Refusal.js";
import type { Route } from "../Route.js";
import type { StoredAccount } from "../World.js";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** @see contract part 5, "Proxy detail" */
export const proxyRoutes: readonly Route[] = methods.map((method) => ({
  method,
  path: "/proxy/{url_64}",
  project: true,
  tokens: "both",
  scope: "connect:proxy",
  limit: "proxy",
  handle: forward,
}));

/** Hands the request on to the app's API, in the account's name, and its answer back as it is. */
async function forward(call: Call): Promise<Response> {
  const { world, request } = call;
  const account = findAccount(call);
  const target = readTarget(call, account);
  const headers = proxiedHeaders(request);
  const credential = account.credentials.oauth_access_token ?? account.credentials.api_key;
  if (typeof credential === "string" && !headers.has("authorization")) {
    headers.set("authorization", `Bearer ${credential}`);
  }
  const body = request.method === "GET" ? null : await request.arrayBuffer();
  const contentType = request.headers.get("content-type");
  if (body?.byteLength && contentType !== null && !headers.has("content-type")) {
    headers.set("content-type", contentType);
  }
  try {
    const init = { method: request.method, headers, signal: request.signal };
    const answer = await world.proxyTarget(new Request(target, body?.byteLength ? { ...init, body } : init));
    return new Response(answer.body, { status: answer.status, headers: answeredHeaders(answer) });
  } catch (error) {
    if (request.signal.aborted) throw error;
    return jsonResponse({ error: "The upstream could not be reached" }, 502);
  }
}

function findAccount(call: Call): StoredAccount {
  const { world, query, environment } = call;
  const user = requiredUser(call, query.get("external_user_id"));
  const id = query.get("account_id");
  if (!id) throw badRequest("account_id is required");
  const account = world.data.accounts.get(id);
  if (account === undefined || account.environment !== environment) throw notFound(world);
  if (account.externalUserId !== user) {
    throw new Refusal(400, { error: { account: ["account and user mismatch"] } });
  }
  return account;
}

/** The address in the path: absolute, or below the app's own base. */
function readTarget(call: Call, account: StoredAccount): URL {
  const text = fromBase64(param(call, "url_64"));
  if (text === null) throw badRequest("The target is not base64");
  const base = findApp(call.world, account.app)?.baseProxyTargetUrl;
  try {
    const target = new URL(text, base);
    if (/^https?:$/.test(target.protocol)) return target;
  } catch {
    // Said below, as for an address that is no web address.
  }
  throw badRequest("The target is not an http or https address");
}

/** What `fetch` answers it has unpacked, while the headers still tell of the packed body. */
function answeredHeaders(answer: Response): Headers {
  const headers = new Headers(answer.headers);
  const isMadeByHand = answer.type === "default";
  if (isMadeByHand || !headers.has("content-encoding")) return headers;
  headers.delete("content-encoding");
  headers.delete("content-length");
  return headers;
}

const prefix = "x-pd-proxy-";

function proxiedHeaders(request: Request): Headers {
  const headers = new Headers();
  request.headers.forEach((value, name) => {
    if (name.startsWith(prefix)) headers.set(name.slice(prefix.length), value);
  });
  return headers;
}
