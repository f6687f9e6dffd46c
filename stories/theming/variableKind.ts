import type { UiVariable } from "../../src/ui/stylingHooks.js";

/** What a variable can be: which CSS property takes the same, and what it is called when it is something else. */
export interface VariableKind {
  readonly property: string;
  readonly noun: string;
  /** Of a number with a unit: where a slider begins, ends, and how far one step of it goes. */
  readonly slider?: { readonly unit: string; readonly max: number; readonly step: number };
}

const colour: VariableKind = { property: "color", noun: "colour" };

/** Told by the value that a variable has in the stylesheet. */
export function variableKind({ name, default: value }: UiVariable): VariableKind {
  const [, number, unit = ""] = /^([\d.]+)(rem|%|s)$/.exec(value) ?? [];
  if (number !== undefined) {
    const max = Number(number) * 3;
    const property = unit === "s" ? "animation-duration" : "width";
    return { property, noun: unit === "s" ? "time" : "length", slider: { unit, max, step: max / 48 } };
  }
  if (name === "--ctok-font") return { property: "font-family", noun: "typeface" };
  if (name === "--ctok-shadow") return { property: "box-shadow", noun: "shadow" };
  return colour;
}

export function isColour(kind: VariableKind): boolean {
  return kind === colour;
}

/** Whether a browser would take it. */
export function isValid(kind: VariableKind, value: string): boolean {
  return CSS.supports(kind.property, value);
}
