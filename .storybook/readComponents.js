/**
 * Reads what a module's components take from their types and TSDoc, so that prop tables say what an editor's hover
 * says. Storybook's own readers cannot: react-docgen follows no union of props (and finds no component in a function
 * that returns no JSX), and react-docgen-typescript needs a compiler with an API in JavaScript, which `typescript`
 * no longer has. API Extractor brings one.
 */
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
/** @type {any} */
const ts = createRequire(require.resolve("@microsoft/api-extractor"))("typescript");

const options = {
  allowImportingTsExtensions: true,
  exactOptionalPropertyTypes: true,
  jsx: ts.JsxEmit.ReactJSX,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  noEmit: true,
  skipLibCheck: true,
  strict: true,
  target: ts.ScriptTarget.ES2022,
  types: [],
};

let program;

/** The components that a file exports, each in the form that Storybook's tables are made of. */
export function readComponents(file) {
  const isStale = program?.getSourceFile(file)?.text !== ts.sys.readFile(file);
  if (isStale)
    program = ts.createProgram([...(program?.getRootFileNames() ?? []), file], options, undefined, program);
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(file));
  const exported = module ? checker.getExportsOfModule(module) : [];
  return exported.filter(isComponent).map((symbol) => describeComponent(checker, symbol));
}

function isComponent({ name, valueDeclaration }) {
  return /^[A-Z]/.test(name) && valueDeclaration !== undefined && ts.isFunctionDeclaration(valueDeclaration);
}

function describeComponent(checker, symbol) {
  const [signature] = checker.getTypeOfSymbol(symbol).getCallSignatures();
  const [parameter] = signature.getParameters();
  const props = parameter === undefined ? {} : describeProps(checker, checker.getTypeOfSymbol(parameter));
  return { displayName: symbol.name, description: describeSymbol(checker, symbol), props };
}

/** All props of all alternatives, once each. */
function describeProps(checker, type) {
  const alternatives = type.isUnion() ? type.types : [type];
  const names = new Set(alternatives.flatMap((each) => each.getProperties().map(({ name }) => name)));
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      describeProp(
        checker,
        name,
        alternatives.map((each) => each.getProperty(name)),
      ),
    ]),
  );
}

function describeProp(checker, name, alternatives) {
  const symbols = alternatives.filter((symbol) => symbol !== undefined);
  const declared = symbols.flatMap((symbol) => symbol.declarations ?? []);
  const types = declared.map((node) => node.type && typeText(checker, node)).filter(isOfUse);
  const description = unique(symbols.map((symbol) => documentation(checker, symbol))).join(" ");
  const fallback = /Default:? (`[^`]+`|[\d,]+(?= |\.|$))/.exec(description)?.[1];
  return {
    name,
    description,
    required: alternatives.every((symbol) => symbol && !(symbol.flags & ts.SymbolFlags.Optional)),
    tsType: { name: unionOf(unique(types)) },
    ...(fallback && { defaultValue: { value: fallback.replaceAll("`", ""), computed: false } }),
  };
}

/** What an optional prop lacks goes without saying. */
function typeText(checker, { type, questionToken }) {
  const text = textOf(checker, type);
  return questionToken ? text.replace(/ \| undefined$/, "") : text;
}

/** The type as it is written; what an alias says where only its own module knows it. */
function textOf(checker, node) {
  const alias = ts.isTypeReferenceNode(node) && checker.getSymbolAtLocation(node.typeName)?.declarations?.[0];
  const isLocal =
    alias &&
    ts.isTypeAliasDeclaration(alias) &&
    !alias.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  return (isLocal ? alias.type : node).getText().replaceAll(/\s+/g, " ").replace(/^\| /, "");
}

/** `never` and `undefined` are how an alternative says that it lacks the prop. */
function isOfUse(text) {
  return text !== undefined && text !== "never" && text !== "undefined";
}

/** One union of several, each member once. */
function unionOf(types) {
  const members = unique(types.flatMap(membersOf));
  const isFunction = (text) => /^\((\w+[:,?)]|\))/.test(text);
  return members.map((text) => (members.length > 1 && isFunction(text) ? `(${text})` : text)).join(" | ");
}

/** Splits a union at its own bars, not at those inside of brackets or behind an arrow. */
function membersOf(text) {
  const parts = [""];
  let depth = 0;
  for (const word of text.split(/(\s\|\s|=>|[<>()[\]{}])/)) {
    if (/^[<([{]$/.test(word)) depth++;
    if (/^[>)\]}]$/.test(word)) depth--;
    if (depth === 0 && word === " | " && !/^\(\w/.test(parts.at(-1))) parts.push("");
    else parts.push(parts.pop() + word);
  }
  return parts;
}

/** The description, and the example that goes with it. */
function describeSymbol(checker, symbol) {
  const example = symbol.getJsDocTags(checker).find(({ name }) => name === "example");
  const code = ts.displayPartsToString(example?.text ?? []);
  return [documentation(checker, symbol), code && `\`\`\`tsx\n${code}\n\`\`\``].filter(Boolean).join("\n\n");
}

function documentation(checker, symbol) {
  return ts
    .displayPartsToString(symbol.getDocumentationComment(checker))
    .replaceAll(/\{@link\s+([^\s}]+)\s*\}/g, "`$1`")
    .trim();
}

function unique(texts) {
  return [...new Set(texts)].filter((text) => text !== "");
}
