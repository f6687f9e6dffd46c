import { connectTokenError } from "../errors/browserCatalogue.js";
import type { ConnectTokenDetails } from "./CreateConnectTokenOptions.js";
import { parseUrl } from "./parseUrl.js";

/**
 * The addresses that a token is made with, in Pipedream's wire.
 *
 * @throws ConnectTokenError `invalid_options` for one that is not whole, or whose scheme leads to no page
 */
export function readAddresses(details: ConnectTokenDetails) {
  return {
    success_redirect_uri: address("successRedirectUri", details.successRedirectUri, isLink),
    error_redirect_uri: address("errorRedirectUri", details.errorRedirectUri, isLink),
    webhook_uri: address("webhookUri", details.webhookUri, isWebAddress),
  };
}

function address(option: string, value: unknown, fits: (url: URL) => boolean): string | undefined {
  if (value === undefined) return undefined;
  const url = typeof value === "string" ? parseUrl(value) : null;
  if (typeof value === "string" && url && fits(url)) return value;
  throw connectTokenError("invalid_options", {
    option,
    problem: "is not a whole address",
    fix: 'Give it with its scheme: "https://app.example.com/connected".',
  });
}

/** A mobile app's own scheme is a place to come back to as well; one that runs or carries content is not. */
function isLink({ protocol }: URL): boolean {
  return !["javascript:", "data:", "vbscript:", "blob:", "file:", "about:"].includes(protocol);
}

function isWebAddress({ protocol }: URL): boolean {
  return protocol === "https:" || protocol === "http:";
}
