import { type CatalogueEntry, ConnectTokenError, type ConnectTokenErrorCode } from "./ConnectTokenError.js";

/** What can be known about a failure beside its facts. */
export interface ErrorCircumstances {
  readonly cause?: unknown;
  readonly retryAt?: Date | undefined;
}

type FactsOf<Entry> = Entry extends CatalogueEntry<infer Facts> ? Facts : never;

/** Makes the function that builds errors out of one side's catalogue: `error(code, facts, circumstances)`. */
export function createErrorFactory<
  Catalogue extends { readonly [Code in ConnectTokenErrorCode]?: CatalogueEntry<never> },
>(catalogue: Catalogue) {
  return <Name extends keyof Catalogue & ConnectTokenErrorCode>(
    code: Name,
    facts: FactsOf<Catalogue[Name]>,
    circumstances: ErrorCircumstances = {},
  ): ConnectTokenError => {
    const entry = catalogue[code] as unknown as CatalogueEntry<FactsOf<Catalogue[Name]>>;
    return new ConnectTokenError(code, {
      what: entry.what(facts),
      hint: typeof entry.fix === "string" ? entry.fix : entry.fix(facts),
      retryable: entry.retryable,
      ...circumstances,
    });
  };
}
