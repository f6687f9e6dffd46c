import type { ConnectTokenError } from "../errors/ConnectTokenError.js";
import { serverError } from "../errors/serverCatalogue.js";
import { parseUrl } from "./parseUrl.js";

/** What says how the action's own body was sent: this request has another one. */
const aboutTheBody = [
  "content-encoding",
  "content-length",
  "content-type",
  "expect",
  "trailer",
  "transfer-encoding",
];

/**
 * The request that the route would have got, built from a Server Action's headers and argument; an error when the
 * argument cannot be one. It came over the network, whatever its type says.
 */
export function actionRequest(given: Headers, asked: unknown): Request | ConnectTokenError {
  const headers = new Headers(given);
  for (const name of aboutTheBody) headers.delete(name);
  headers.set("content-type", "application/json");
  const body = bodyOf(asked);
  if (body === null) {
    return serverError("invalid_request", { problem: "the action's argument is not a plain object" });
  }
  return new Request(addressOf(headers), { method: "POST", headers, body });
}

/** JSON in the wire's spelling; `null` for a form, a list, or what JSON cannot hold. */
function bodyOf(asked: unknown = {}): string | null {
  if (Object.prototype.toString.call(asked) !== "[object Object]") return null;
  try {
    const { externalUserId, expiresIn, ...others } = asked as Record<string, unknown>;
    return JSON.stringify({
      ...others,
      ...(externalUserId !== undefined && { external_user_id: externalUserId }),
      ...(expiresIn !== undefined && { expires_in: expiresIn }),
    });
  } catch {
    return null;
  }
}

/** An action has no address of its own; the host's is what a callback may want to know. */
function addressOf(headers: Headers): string {
  const scheme = /^https?(?=$|,)/.exec(headers.get("x-forwarded-proto") ?? "")?.[0] ?? "https";
  const address = `${scheme}://${headers.get("host")}/`;
  return headers.has("host") && parseUrl(address) ? address : "https://action.invalid/";
}
