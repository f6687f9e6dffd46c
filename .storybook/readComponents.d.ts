/** One row of a prop table. */
export interface PropRow {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly tsType: { readonly name: string };
  readonly defaultValue?: { readonly value: string };
}

export declare function readComponents(file: string): readonly {
  readonly displayName: string;
  readonly description: string;
  readonly props: Readonly<Record<string, PropRow>>;
}[];
