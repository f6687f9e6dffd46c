import type { CatalogueEntry } from "./ConnectTokenError.js";
import { createErrorFactory } from "./createErrorFactory.js";

const entry = <Facts = Record<never, never>>(it: CatalogueEntry<Facts>) => it;

/** Every sentence of the server's side; *why* stands on the page docs/errors.md and in `serverReasons`. */
export const serverCatalogue = {
  invalid_client: entry({
    what: () => "Pipedream does not accept this OAuth client (401 invalid_client).",
    fix: "Compare clientId and clientSecret with the OAuth client in the workspace's API settings; a rotated secret stops working at once.",
    retryable: false,
  }),
} as const;

/** The codes of the server's side. */
export type ServerErrorCode = keyof typeof serverCatalogue;

/** Builds an error of the server's side out of its code and facts. */
export const serverError = createErrorFactory<ServerErrorCode, typeof serverCatalogue>(serverCatalogue);
