import { boundUser, requiredUser } from "../boundUser.js";
import { type Call, param, readBody, requiredText, textField } from "../Call.js";
import { findApp, wantedApp } from "../findApp.js";
import { isJsonObject, type JsonObject } from "../JsonObject.js";
import { emptyResponse, jsonResponse } from "../jsonResponse.js";
import { notFound } from "../notFound.js";
import { paginate } from "../paginate.js";
import { badRequest, Refusal } from "../Refusal.js";
import type { Route } from "../Route.js";
import { storeAccount } from "../storeAccount.js";
import type { StoredAccount } from "../World.js";
import { wireAccount } from "../wireAccount.js";

const reads = {
  method: "GET",
  project: true,
  tokens: "both",
  scope: "connect:accounts:read",
  limit: "accounts",
} as const;
const writes = { project: true, scope: "connect:accounts:write" } as const;
const deletes = { ...writes, method: "DELETE", tokens: "both", limit: "accounts" } as const;

/** @see contract part 5 */
export const accountRoutes: readonly Route[] = [
  { ...reads, path: "/accounts", handle: list },
  { ...reads, path: "/accounts/{id}", handle: retrieve },
  { ...reads, path: "/users/{external_user_id}/accounts", handle: listByUser },
  { ...writes, method: "POST", path: "/accounts", tokens: "connect", handle: create },
  { ...deletes, path: "/accounts/{id}", handle: remove },
  { ...deletes, path: "/apps/{app_id}/accounts", handle: removeByApp },
];

function list(call: Call): Response {
  const { query, world } = call;
  const user = boundUser(call, query.get("external_user_id"));
  const withCredentials = showsCredentials(call);
  const oauthAppId = query.get("oauth_app_id");
  const accounts = wantedAccounts(call, user).filter(
    (account) => !oauthAppId || account.oauthAppId === oauthAppId,
  );
  return jsonResponse(paginate(call, accounts, (account) => wireAccount(world, account, withCredentials)));
}

function retrieve(call: Call): Response {
  const account = findAccount(call, param(call, "id"));
  return jsonResponse(wireAccount(call.world, account, showsCredentials(call)));
}

function listByUser(call: Call): Response {
  const user = requiredUser(call, param(call, "external_user_id"));
  const withCredentials = showsCredentials(call);
  return jsonResponse(
    wantedAccounts(call, user).map((account) => wireAccount(call.world, account, withCredentials)),
  );
}

/** How the Connect page stores the keys of an app without OAuth; the token is in the body a second time. */
async function create(call: Call): Promise<Response> {
  const { world, request, caller } = call;
  boundUser(call, call.query.get("external_user_id"));
  const body = await readBody(request);
  const slug = requiredText(body, "app_slug");
  if (caller.kind !== "connect" || requiredText(body, "connect_token") !== caller.token.token) {
    throw badRequest("connect_token is not the token of this request");
  }
  const app = findApp(world, slug);
  if (app === undefined) throw badRequest("App record not found");
  const replacedId = textField(body, "account_id");
  const replaces = replacedId === undefined ? undefined : findAccount(call, replacedId);
  if (replaces && replaces.app !== app.nameSlug) throw badRequest("account_id is an account of another app");
  if (caller.token.used && world.connectTokenUse !== "never") throw badRequest("The Connect token was used");
  const account = storeAccount(world, {
    app,
    user: caller.token.user,
    environment: caller.token.environment,
    name: textField(body, "name"),
    credentials: readFields(requiredText(body, "cfmap_json")),
    replaces,
  });
  caller.token.used = true;
  return jsonResponse(wireAccount(world, account, false));
}

function readFields(json: string): JsonObject {
  try {
    const fields: unknown = JSON.parse(json);
    if (isJsonObject(fields)) return fields;
  } catch {
    // Said below, as for JSON that is no object.
  }
  throw badRequest("cfmap_json is not a JSON object");
}

function remove(call: Call): Response {
  call.world.data.accounts.delete(findAccount(call, param(call, "id")).id);
  return emptyResponse();
}

function removeByApp(call: Call): Response {
  const { world } = call;
  const user = boundUser(call, call.query.get("external_user_id"));
  const app = findApp(world, param(call, "app_id"));
  if (app === undefined) throw notFound(world);
  for (const account of visibleAccounts(call, user)) {
    if (account.app === app.nameSlug) world.data.accounts.delete(account.id);
  }
  return emptyResponse();
}

function visibleAccounts({ world, environment }: Call, user: string | null): readonly StoredAccount[] {
  return [...world.data.accounts.values()].filter(
    (account) => account.environment === environment && (user === null || account.externalUserId === user),
  );
}

function wantedAccounts(call: Call, user: string | null): readonly StoredAccount[] {
  const app = wantedApp(call);
  return visibleAccounts(call, user).filter((account) => app === null || account.app === app);
}

/** An account that this caller may know of: for all others there is none. */
function findAccount(call: Call, id: string): StoredAccount {
  const user = boundUser(call, call.query.get("external_user_id"));
  const account = visibleAccounts(call, user).find((each) => each.id === id);
  if (account === undefined) throw notFound(call.world);
  return account;
}

function showsCredentials({ query, caller, world }: Call): boolean {
  if (query.get("include_credentials") !== "true") return false;
  if (caller.kind === "oauth") return true;
  if (world.credentialsWithConnectToken === 403) throw new Refusal(403, { error: "Forbidden" });
  return false;
}
