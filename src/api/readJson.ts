import { ConnectApiError } from "./ConnectApiError.js";

/**
 * What a successful answer says; `null` where it says nothing.
 *
 * @throws ConnectApiError for one that is no JSON
 */
export async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  const body = parse(text);
  if (body === undefined) throw new ConnectApiError(response.status, text, "but not with JSON");
  return body;
}

/** @throws ConnectApiError for an answer that is no success */
export async function expectSuccess(response: Response): Promise<Response> {
  if (response.ok) return response;
  const text = await response.text();
  throw new ConnectApiError(response.status, parse(text) ?? text);
}

/** `undefined`: it is no JSON. */
function parse(text: string): unknown {
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return undefined;
  }
}
