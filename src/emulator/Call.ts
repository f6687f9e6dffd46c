import type { Caller } from "./Caller.js";
import { isJsonObject, type JsonObject } from "./JsonObject.js";
import { badRequest } from "./Refusal.js";
import type { OpenEntry } from "./RequestLog.js";
import type { ProjectEnvironment, World } from "./World.js";

/** One request on its way through a route, after everything that routes have in common was checked. */
export interface Call {
  readonly world: World;
  readonly request: Request;
  readonly url: URL;
  readonly query: URLSearchParams;
  readonly caller: Caller;
  /** Which of the project's two environments it is about. */
  readonly environment: ProjectEnvironment;
  /** What stands in braces in the route's path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** Its line in the log. */
  readonly entry: OpenEntry;
}

/** A parameter of the route's path. */
export const param = (call: Call, name: string): string => call.params[name] ?? "";

/** The body as a JSON object, read once. */
export async function readBody(request: Request): Promise<JsonObject> {
  let body: unknown;
  try {
    body = await request.json();
  } catch {
    throw badRequest("The body is not JSON");
  }
  if (!isJsonObject(body)) throw badRequest("The body is not a JSON object");
  return body;
}

/** A field that has to be text when it is there. */
export function textField(body: JsonObject, name: string): string | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") throw badRequest(`${name} must be a string`);
  return value;
}

/** A field that has to be there, as text that is not blank. */
export function requiredText(body: JsonObject, name: string): string {
  const value = textField(body, name);
  if (value === undefined || value.trim() === "") throw badRequest(`${name} is required`);
  return value;
}

/** A field that has to be true or false when it is there. */
export function booleanField(body: JsonObject, name: string): boolean | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "boolean") throw badRequest(`${name} must be a boolean`);
  return value;
}

/** A field that is an object when it is there. */
export function objectField(body: JsonObject, name: string): JsonObject {
  const value = body[name];
  if (value === undefined || value === null) return {};
  if (!isJsonObject(value)) throw badRequest(`${name} must be an object`);
  return value;
}
