import type { Decorator } from "@storybook/react-vite";
import { useLayoutEffect } from "react";

/** Shows every story in the toolbar's scheme, the way a product does it: on the html element. */
export const withColorScheme: Decorator = (Story, { globals }) => {
  const scheme = globals.colorScheme === "dark" ? "dark" : "light";
  useLayoutEffect(() => {
    const { style, dataset } = document.documentElement;
    style.colorScheme = scheme;
    dataset.theme = scheme;
  }, [scheme]);
  return <Story />;
};
