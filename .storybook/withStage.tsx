import type { Decorator } from "@storybook/react-vite";
import type { CSSProperties } from "react";
import "../stories/theme.css";

/**
 * The room around a story: its page, its margin, how wide it may be (`parameters.stageWidth`), and the direction that the
 * toolbar says.
 */
export const withStage: Decorator = (Story, { viewMode, parameters, globals }) => {
  const style = { "--stage-width": parameters.stageWidth } as CSSProperties; // React's type knows no custom properties
  return (
    <div className="stage" data-view={viewMode} dir={globals.direction} style={style}>
      <div>
        <Story />
      </div>
    </div>
  );
};
