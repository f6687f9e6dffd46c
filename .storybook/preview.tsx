import type { Preview } from "@storybook/react-vite";
import { connectTokenPreview } from "react-connect-token/testing";
import "./docs.css";
import { DocsPage } from "./DocsPage.js";
import { onlyControls } from "./onlyControls.js";
import { ThemedDocs } from "./ThemedDocs.js";
import { withStage } from "./withStage.js";
import { withUserName } from "./withUserName.js";

const preview: Preview = {
  ...connectTokenPreview,
  tags: ["autodocs"],
  parameters: {
    a11y: { test: "error" },
    // The stage brings its own margin.
    layout: "fullscreen",
    controls: { expanded: true, sort: "none" },
    docs: { container: ThemedDocs, page: DocsPage },
    viewport: {
      options: {
        phone: { name: "Phone, 390", styles: { width: "390px", height: "844px" }, type: "mobile" },
        tablet: { name: "Tablet, 820", styles: { width: "820px", height: "1180px" }, type: "tablet" },
        desktop: { name: "Desktop, 1280", styles: { width: "1280px", height: "800px" }, type: "desktop" },
      },
    },
    options: {
      storySort: {
        order: [
          "Introduction",
          "Life of a token",
          "Scopes",
          "Theming",
          "ConnectTokenProvider",
          "RequireScope",
          "Hooks",
          "UI",
        ],
      },
    },
  },
  // Controls are for what a story can be given; the whole of the props stands on the component's page.
  argTypesEnhancers: [onlyControls],
  decorators: [withUserName, ...connectTokenPreview.decorators, withStage],
};

export default preview;
