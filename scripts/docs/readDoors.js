import { fileURLToPath } from "node:url";
import { CompilerState, ExtractorConfig } from "@microsoft/api-extractor";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Flags of a TypeScript symbol: it stands for another one; it is a property that may be left out. */
const isAlias = 1 << 21;
const isOptional = 1 << 24;

/**
 * Reads the built declarations of the doors: `[{ name, exports }]`, each export with `name`, `isValue`, `summary`,
 * `codes` (the error codes that its `@throws` names), `props` where it is the props of a component, and `symbol`,
 * which is the same for a thing that two doors hand out. TypeScript 7 has no JS API; API Extractor brings a compiler
 * that has one.
 */
export function readDoors(doors) {
  const entries = doors.map(({ file }) => `${root}/dist/${file}.d.ts`);
  const program = createProgram(entries);
  const checker = program.getTypeChecker();
  return doors.map(({ name }, index) => {
    const module = checker.getSymbolAtLocation(program.getSourceFile(entries[index]));
    return { name, exports: checker.getExportsOfModule(module).map((symbol) => readExport(symbol, checker)) };
  });
}

function createProgram([main, ...others]) {
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: main,
      compiler: { tsconfigFilePath: `${root}/tsconfig.build.json` },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
    },
    configObjectFullPath: `${root}/api-extractor.json`,
    packageJsonFullPath: `${root}/package.json`,
  });
  return CompilerState.create(config, { additionalEntryPoints: others }).program;
}

function readExport(exported, checker) {
  const symbol = exported.flags & isAlias ? checker.getAliasedSymbol(exported) : exported;
  const throws = symbol.getJsDocTags(checker).filter((tag) => tag.name === "throws");
  const codes = throws.flatMap((tag) => plain(tag.text).match(/(?<=`)[a-z_]+(?=`)/g) ?? []);
  return {
    name: exported.name,
    symbol,
    isValue: symbol.valueDeclaration !== undefined,
    summary: summaryOf(symbol, checker),
    codes: [...new Set(codes)],
    props: exported.name.endsWith("Props")
      ? readProps(checker.getDeclaredTypeOfSymbol(symbol), checker)
      : undefined,
  };
}

/** The props of every variant of a component, each once; a variant that rules one out makes it optional. */
function readProps(type, checker) {
  const props = new Map();
  for (const variant of type.isUnion() ? type.types : [type]) {
    for (const property of checker.getPropertiesOfType(variant)) {
      const before = props.get(property.name);
      const required = !(property.flags & isOptional) && before?.required !== false;
      const known = before?.type ? before : readProp(property, checker);
      props.set(property.name, { ...known, required });
    }
  }
  return [...props.values()].filter(({ type }) => type !== "");
}

function readProp(property, checker) {
  const text = (property.valueDeclaration?.type?.getText() ?? "").replace(/\s+/g, " ");
  const type =
    property.flags & isOptional ? text.replace(/ \| undefined$/, "").replace(/^\((.*)\)$/, "$1") : text;
  const ruledOut = type === "undefined" || type === "never";
  return { name: property.name, type: ruledOut ? "" : type, summary: summaryOf(property, checker) };
}

/** The first paragraph: what it is for. */
function summaryOf(symbol, checker) {
  return plain(symbol.getDocumentationComment(checker))
    .split(/\n\s*\n/)[0]
    .trim();
}

function plain(parts = []) {
  return parts.map(({ text }) => text).join("");
}
