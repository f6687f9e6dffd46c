import type { CatalogueEntry } from "./ConnectTokenError.js";

/** Pins the facts of an entry to its sentence, so that a call with other facts does not compile. */
export const entry = <Facts = Record<never, never>>(it: CatalogueEntry<Facts>): CatalogueEntry<Facts> => it;
