import { worldGlobalTypes } from "../world/worldToolbar.js";
import "../theme.css";
import "./Picture.css";
import "./ToolbarGuide.css";

const sentences = {
  tokenStatus: "puts any story into another status.",
  grantedScopes: "grants it more or less. Single scopes are checkboxes below a story, in Controls.",
  failure: "lets the token route fail, and shows what a user sees of it.",
  clock: "lets time go by: a real session lives behind the story then.",
} as const;

/** What the four menus in the toolbar do. */
export function ToolbarGuide() {
  return (
    <dl className="menus">
      {(Object.keys(sentences) as (keyof typeof sentences)[]).map((name) => (
        <div key={name}>
          <dt>{worldGlobalTypes[name].toolbar.items[0]?.title}</dt>
          <dd>{sentences[name]}</dd>
        </div>
      ))}
    </dl>
  );
}
