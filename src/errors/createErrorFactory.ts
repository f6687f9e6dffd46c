import {
  type CatalogueEntry,
  ConnectTokenError,
  type ConnectTokenErrorCode,
  type ErrorCircumstances,
  type Sentence,
} from "./ConnectTokenError.js";

type FactsOf<Entry> = Entry extends CatalogueEntry<infer Facts> ? Facts : never;

/** How to fix each error of a catalogue, in a sentence. */
export type Fixes<Catalogue> = {
  readonly [Code in keyof Catalogue]: Sentence<FactsOf<Catalogue[Code]>>;
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
    const say = (sentence: Sentence<typeof facts> = "") =>
      typeof sentence === "string" ? sentence : sentence(facts);
    return new ConnectTokenError(code, {
      what: say(entry.what),
      hint: say(fixes[code]),
      retryable: entry.retryable === true,
      ...circumstances,
    });
  };
}
