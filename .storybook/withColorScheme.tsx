import type { Decorator } from "@storybook/react-vite";
import { useLayoutEffect, useSyncExternalStore } from "react";
import { applyScheme, readScheme, watchSystemScheme } from "./colorScheme.js";

/** Shows every story in the toolbar's scheme. */
export const withColorScheme: Decorator = (Story, { globals }) => {
  const scheme = useSyncExternalStore(watchSystemScheme, () => readScheme(globals.colorScheme));
  useLayoutEffect(() => applyScheme(scheme), [scheme]);
  return <Story />;
};
