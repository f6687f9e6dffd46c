import type { Preview } from "@storybook/react-vite";
import { withColorScheme } from "./withColorScheme.js";

const preview: Preview = {
  tags: ["autodocs"],
  parameters: {
    a11y: { test: "error" },
    layout: "centered",
    controls: { expanded: true, sort: "requiredFirst" },
  },
  globalTypes: {
    colorScheme: {
      description: "Light or dark",
      toolbar: {
        icon: "mirror",
        dynamicTitle: true,
        items: [
          { value: "light", icon: "sun", title: "Light" },
          { value: "dark", icon: "moon", title: "Dark" },
        ],
      },
    },
  },
  initialGlobals: { colorScheme: "light" },
  decorators: [withColorScheme],
};

export default preview;
