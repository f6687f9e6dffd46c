import {
  type CatalogueEntry,
  ConnectTokenError,
  type ConnectTokenErrorCode,
  type ErrorCircumstances,
} from "./ConnectTokenError.js";

type FactsOf<Entry> = Entry extends CatalogueEntry<infer Facts> ? Facts : never;

/** How to fix each error of a catalogue, in a sentence. */
export type Fixes<Catalogue> = {
  readonly [Code in keyof Catalogue]: string | ((facts: FactsOf<Catalogue[Code]>) => string);
};

/** Makes the function that builds errors out of one side's catalogue: `error(code, facts, circumstances)`. */
export function createErrorFactory<
  Catalogue extends { readonly [Code in ConnectTokenErrorCode]?: CatalogueEntry<never> },
>(catalogue: Catalogue, fixes: Partial<Fixes<Catalogue>>) {
  return <Code extends keyof Catalogue & ConnectTokenErrorCode>(
    code: Code,
    facts: FactsOf<Catalogue[Code]>,
    circumstances: ErrorCircumstances = {},
  ): ConnectTokenError => {
    // The entry of a code takes the facts of that code; the index type has lost that they belong together.
    const entry = catalogue[code] as unknown as CatalogueEntry<FactsOf<Catalogue[Code]>>;
    const fix = fixes[code] ?? "";
    return new ConnectTokenError(code, {
      what: entry.what(facts),
      hint: typeof fix === "string" ? fix : fix(facts),
      retryable: entry.retryable,
      ...circumstances,
    });
  };
}
