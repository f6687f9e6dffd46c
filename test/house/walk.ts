import type { ESTree } from "vite";

type Visit = (node: ESTree.Node, parent: ESTree.Node | null) => void;

/** Shows every node of a syntax tree with its parent, in the order of the text. */
export function walk(node: ESTree.Node, visit: Visit, parent: ESTree.Node | null = null): void {
  visit(node, parent);
  for (const [key, value] of Object.entries(node)) {
    if (key === "parent") continue;
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit, node);
  }
}

function isNode(value: unknown): value is ESTree.Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
