import type { ESTree } from "vite";
import type { SourceModule } from "./SourceModule.js";
import { walk } from "./walk.js";

/** What only the room `environment` reads: time, chance, and what the browser knows. */
const globals = new Set(
  `document window navigator location localStorage sessionStorage indexedDB BroadcastChannel performance
   setTimeout setInterval setImmediate clearTimeout clearInterval requestAnimationFrame requestIdleCallback
   addEventListener removeEventListener self crypto`.split(/\s+/),
);
const members = new Set(["Date.now", "Math.random", "AbortSignal.timeout"]);

/** Every outside fact that a file reads, as it is written there. A name that the file declares itself is its own. */
export function outsideFacts({ program }: SourceModule): readonly string[] {
  const declared = declaredNames(program);
  const found: string[] = [];
  walk(program, (node, parent) => {
    if (
      node.type === "Identifier" &&
      globals.has(node.name) &&
      !declared.has(node.name) &&
      isRead(node, parent)
    )
      found.push(node.name);
    if (node.type === "MemberExpression" && node.object.type === "Identifier" && "name" in node.property) {
      const name = String(node.property.name);
      // `globalThis.fetch` is how fetch stays replaceable; `globalThis.document` is the document.
      if (node.object.name === "globalThis" && globals.has(name)) found.push(name);
      if (members.has(`${node.object.name}.${name}`)) found.push(`${node.object.name}.${name}`);
    }
    if (node.type === "NewExpression" && node.callee.type === "Identifier" && node.callee.name === "Date")
      if (node.arguments.length === 0) found.push("new Date()");
  });
  return found;
}

/** Whether an identifier stands for a value, rather than naming a property or a type. */
function isRead(node: ESTree.Node, parent: ESTree.Node | null): boolean {
  if (parent === null) return true;
  const isComputed = "computed" in parent && parent.computed === true;
  if (!isComputed && "property" in parent && parent.property === node) return false;
  if (!isComputed && "key" in parent && parent.key === node) return false;
  return parent.type.startsWith("TS") ? "expression" in parent : true;
}

function declaredNames(program: ESTree.Program): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (pattern: ESTree.Node | null) => {
    if (pattern === null) return;
    walk(pattern, (node, parent) => {
      if (node.type === "Identifier" && isRead(node, parent)) names.add(node.name);
    });
  };
  walk(program, (node) => {
    if (node.type === "VariableDeclarator") add(node.id);
    if (node.type === "ImportDeclaration") for (const { local } of node.specifiers) add(local);
    if ("params" in node && Array.isArray(node.params)) for (const parameter of node.params) add(parameter);
    if (node.type === "FunctionDeclaration" && node.id) add(node.id);
  });
  return names;
}
