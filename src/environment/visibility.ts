import { focusManager } from "@tanstack/query-core";
import type { Port } from "./Port.js";

/**
 * Whether somebody can see the app. TanStack's manager is asked, so an app that feeds it already, as React Native
 * apps do from AppState, has told us too.
 */
export const visibility: Port<boolean> = {
  read: () => focusManager.isFocused(),
  watch: (onChange) => focusManager.subscribe(onChange),
};
