import type { Preview } from "@storybook/react-vite";
import { asTheStory, worldGlobalTypes } from "../stories/world/worldToolbar.js";
import "./docs.css";
import { DocsPage } from "./DocsPage.js";
import { onlyControls } from "./onlyControls.js";
import { ThemedDocs } from "./ThemedDocs.js";
import { withColorScheme } from "./withColorScheme.js";
import { withConnectToken } from "./withConnectToken.js";
import { withStage } from "./withStage.js";

const preview: Preview = {
  tags: ["autodocs"],
  parameters: {
    a11y: { test: "error" },
    // The stage brings its own margin.
    layout: "fullscreen",
    controls: { expanded: true, sort: "none" },
    docs: { container: ThemedDocs, page: DocsPage },
    options: {
      storySort: {
        order: [
          "Introduction",
          "Life of a token",
          "Scopes",
          "ConnectTokenProvider",
          "RequireScope",
          "Hooks",
          "UI",
        ],
      },
    },
  },
  globalTypes: {
    ...worldGlobalTypes,
    colorScheme: {
      description: "Light or dark",
      toolbar: {
        icon: "mirror",
        dynamicTitle: true,
        items: [
          { value: "system", icon: "browser", title: "System" },
          { value: "light", icon: "sun", title: "Light" },
          { value: "dark", icon: "moon", title: "Dark" },
        ],
      },
    },
    direction: {
      description: "Left to right or right to left",
      toolbar: {
        icon: "transfer",
        dynamicTitle: true,
        items: [
          { value: "ltr", title: "Left to right" },
          { value: "rtl", title: "Right to left" },
        ],
      },
    },
  },
  initialGlobals: {
    direction: "ltr",
    tokenStatus: asTheStory,
    grantedScopes: asTheStory,
    failure: asTheStory,
    clock: asTheStory,
    colorScheme: "system",
  },
  // Controls are for what a story can be given; the whole of the props stands on the component's page.
  argTypesEnhancers: [onlyControls],
  decorators: [withConnectToken, withStage, withColorScheme],
};

export default preview;
