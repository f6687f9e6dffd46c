import type { Decorator } from "@storybook/react-vite";
import type { CSSProperties } from "react";
import "../stories/theme.css";

/** The room around a story: its page, its margin, and how wide it may be (`parameters.stageWidth`). */
export const withStage: Decorator = (Story, { viewMode, parameters }) => {
  const style = { "--stage-width": parameters.stageWidth } as CSSProperties; // React's type knows no custom properties
  return (
    <div className="stage" data-view={viewMode} style={style}>
      <div>
        <Story />
      </div>
    </div>
  );
};
