import type { EmulatedAction, EmulatedTrigger } from "./EmulatedComponent.js";

/** A component in the wire's spelling. */
export function wireComponent(component: EmulatedAction | EmulatedTrigger, type: "action" | "trigger") {
  return {
    key: component.key,
    name: component.name,
    version: component.version ?? "0.1.0",
    description: component.description ?? null,
    component_type: type,
    configurable_props: component.configurableProps ?? [],
  };
}
