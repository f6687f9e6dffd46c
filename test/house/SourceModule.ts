import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { type ESTree, parseSync } from "vite";
import { walk } from "./walk.js";

const src = fileURLToPath(new URL("../../src/", import.meta.url));

/** One import or re-export: what it says, and which file of `src/` that is, without extension (`null`: a library). */
export interface ModuleImport {
  readonly specifier: string;
  readonly names: readonly string[];
  readonly target: string | null;
}

/** A file of `src/`, by its path there, with what the rules of the house look at. */
export interface SourceModule {
  readonly path: string;
  /** The folder it is in; `null`: it is a door. */
  readonly room: string | null;
  readonly imports: readonly ModuleImport[];
  readonly program: ESTree.Program;
}

/** Every TypeScript file of `src/`. */
export function readSource(): readonly SourceModule[] {
  return readdirSync(src, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\.tsx?$/.test(path))
    .sort()
    .map((path) => parseModule(path, readFileSync(`${src}${path}`, "utf8")));
}

/** Reads one file; the path decides its room and what its relative imports mean. */
export function parseModule(path: string, text: string): SourceModule {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const room = path.includes("/") ? path.slice(0, path.indexOf("/")) : null;
  return { path, room, imports: importsOf(program, path), program };
}

function importsOf(program: ESTree.Program, path: string): readonly ModuleImport[] {
  const imports: ModuleImport[] = [];
  const add = (source: ESTree.Node | null | undefined, names: readonly string[]) => {
    if (source?.type !== "Literal" || typeof source.value !== "string") return;
    imports.push({ specifier: source.value, names, target: fileOf(source.value, path) });
  };
  walk(program, (node) => {
    if (node.type === "ImportDeclaration") add(node.source, node.specifiers.map(importedName));
    if (node.type === "ExportNamedDeclaration")
      add(
        node.source,
        node.specifiers.map(({ local }) => nameOf(local)),
      );
    if (node.type === "ExportAllDeclaration") add(node.source, ["*"]);
    if (node.type === "ImportExpression" || node.type === "TSImportType") add(node.source, ["*"]);
  });
  return imports;
}

function fileOf(specifier: string, from: string): string | null {
  if (!specifier.startsWith(".")) return null;
  return posix.join(posix.dirname(from), specifier).replace(/\.js$/, "");
}

function importedName(specifier: ESTree.ImportDeclarationSpecifier): string {
  if (specifier.type === "ImportNamespaceSpecifier") return "*";
  return specifier.type === "ImportDefaultSpecifier" ? "default" : nameOf(specifier.imported);
}

function nameOf(name: ESTree.ModuleExportName): string {
  return name.type === "Literal" ? name.value : name.name;
}
