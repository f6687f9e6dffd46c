import { serverError } from "../errors/serverCatalogue.js";
import type { ConnectTokenDetails } from "./CreateConnectTokenOptions.js";
import type { TokenRequestBody } from "./TokenRequestBody.js";

const fields = ["successRedirectUri", "errorRedirectUri", "webhookUri"] as const;

/**
 * Refuses an address whose host the browser chose, unless it is one of the app's own or listed origins: sent on as it
 * came, it would make an open redirect of the Connect page, or post the token to a stranger. What the server decides
 * by itself may lead anywhere, and so may a path on such a host.
 *
 * @param origins The listed ones, and the page's own once it has passed.
 * @throws ConnectTokenError `invalid_request`
 */
export function checkAddresses(
  details: ConnectTokenDetails | undefined,
  body: TokenRequestBody,
  origins: readonly string[],
): void {
  const texts = textsOf(body).flatMap(spellings);
  for (const field of fields) {
    const address = details?.[field];
    // What is no address is refused by name further on.
    if (typeof address !== "string" || !URL.canParse(address)) continue;
    if (texts.some((text) => reachesHost(address, text)) && !origins.includes(originOf(new URL(address)))) {
      throw serverError("invalid_request", { problem: "it names an address that is not of a listed origin" });
    }
  }
}

/** Whether a text takes part in what stands before an address's path. A path of its own cannot. */
function reachesHost(address: string, text: string): boolean {
  const at = address.toLowerCase().indexOf(text.toLowerCase());
  return at >= 0 && at < hostEnd(address) && !/^(?:[/?#](?![/\\])|\s*$)/.test(text);
}

/** A text, and what it becomes where the app parses it as an address first. */
function spellings(text: string): readonly string[] {
  return URL.canParse(text) ? [text, new URL(text).href, new URL(text).host] : [text];
}

function hostEnd(address: string): number {
  return /^[^:]*:[/\\]*[^/\\?#]*/.exec(address)?.[0].length ?? 0;
}

/** Schemes of mobile apps have no origin in the URL's own sense. */
function originOf({ origin, protocol, host }: URL): string {
  return origin === "null" ? `${protocol}//${host}` : origin;
}

/** Every text in what the browser sent beside the wire's own fields, whose forms are checked. */
function textsOf({ scope, purpose, app, external_user_id, ...others }: TokenRequestBody): readonly string[] {
  const inside = (value: unknown): readonly string[] => {
    if (typeof value === "string") return [value];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(inside) : [];
  };
  return inside(others);
}
