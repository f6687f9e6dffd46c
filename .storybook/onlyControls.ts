import type { ArgTypesEnhancer } from "storybook/internal/types";

/** Leaves out of a story's controls what has no control there: `parameters.controls.include` names what has. */
export const onlyControls: ArgTypesEnhancer = ({ argTypes, parameters }) => {
  const include: unknown = parameters.controls?.include;
  if (!Array.isArray(include)) return argTypes;
  return Object.fromEntries(Object.entries(argTypes).filter(([name]) => include.includes(name)));
};
