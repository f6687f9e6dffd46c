import type { SourceModule } from "./SourceModule.js";

/** What a door hands out. */
export interface DoorExports {
  readonly values: readonly string[];
  readonly types: readonly string[];
}

/** The names that a door exports, and what it has beside re-exports by name, which a door may not have. */
export function doorExports({
  path,
  program,
}: SourceModule): DoorExports & { readonly problems: readonly string[] } {
  const values: string[] = [];
  const types: string[] = [];
  const problems: string[] = [];
  for (const statement of program.body) {
    if (statement.type !== "ExportNamedDeclaration" || statement.source === null) {
      problems.push(`${path} has a statement that is no re-export by name: ${statement.type}`);
      continue;
    }
    for (const { exported, exportKind } of statement.specifiers) {
      const isType = statement.exportKind === "type" || exportKind === "type";
      (isType ? types : values).push(exported.type === "Literal" ? exported.value : exported.name);
    }
  }
  return { values: values.sort(), types: types.sort(), problems };
}
