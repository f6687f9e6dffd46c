import { isJsonObject } from "./JsonObject.js";
import type { World } from "./World.js";

/** A token request, whichever way the client said who it is. */
export interface OAuthRequest {
  readonly grantType: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string | undefined;
}

/** Reads a token request in the forms that are allowed; `null` when it is none of them. */
export async function readOAuthRequest(world: World, request: Request): Promise<OAuthRequest | null> {
  const fields = await readFields(world, request);
  if (fields === null) return null;
  const basic = world.oauthAuthForms.includes("basic") ? readBasic(request) : null;
  const text = (name: string) => (typeof fields[name] === "string" ? fields[name] : undefined);
  const grantType = text("grant_type");
  const clientId = basic?.clientId ?? text("client_id");
  const clientSecret = basic?.clientSecret ?? text("client_secret");
  if (grantType === undefined || clientId === undefined || clientSecret === undefined) return null;
  if (fields.scope !== undefined && typeof fields.scope !== "string") return null;
  return { grantType, clientId, clientSecret, scope: fields.scope };
}

async function readFields(world: World, request: Request): Promise<Readonly<Record<string, unknown>> | null> {
  const type = request.headers.get("content-type") ?? "";
  const body = await request.text();
  if (world.oauthAuthForms.includes("json") && /\bjson\b/i.test(type)) {
    try {
      const fields: unknown = JSON.parse(body);
      return isJsonObject(fields) ? fields : null;
    } catch {
      return null;
    }
  }
  // With Basic the client's name is in the header; the grant still comes in a form.
  const takesForms = world.oauthAuthForms.includes("form") || world.oauthAuthForms.includes("basic");
  if (!takesForms || !/^application\/x-www-form-urlencoded\b/i.test(type)) return null;
  const fields = Object.fromEntries(new URLSearchParams(body));
  if (world.oauthAuthForms.includes("form")) return fields;
  const { client_id: _, client_secret: __, ...rest } = fields;
  return rest;
}

function readBasic(request: Request): { readonly clientId: string; readonly clientSecret: string } | null {
  const encoded = /^basic +(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (encoded === undefined) return null;
  try {
    const [clientId = "", ...rest] = atob(encoded).split(":");
    return { clientId: decodeURIComponent(clientId), clientSecret: decodeURIComponent(rest.join(":")) };
  } catch {
    return null;
  }
}
