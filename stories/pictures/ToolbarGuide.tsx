import { connectTokenPreview } from "react-connect-token/testing";
import "../theme.css";
import "./Picture.css";
import "./ToolbarGuide.css";

const { globalTypes } = connectTokenPreview;

const sentences: Record<keyof typeof globalTypes, string> = {
  tokenStatus: "puts any story into another status.",
  grantedScopes: "grants it more or less. Single scopes are checkboxes below a story, in Controls.",
  externalUserId: "signs in somebody else, or nobody.",
  latency: "lets the token route take its time: what is seen until it answers, and while more is asked for.",
  failure: "lets the token route fail, and shows what a user sees of it.",
  clock: "lets time go by: a real session lives behind the story then.",
  colorScheme: "shows the page light or dark.",
  direction: "turns it around, as for Arabic or Hebrew.",
};

/** What the menus in the toolbar do. */
export function ToolbarGuide() {
  return (
    <dl className="menus">
      {(Object.keys(sentences) as (keyof typeof sentences)[]).map((name) => (
        <div key={name}>
          <dt>{globalTypes[name].toolbar.title}</dt>
          <dd>{sentences[name]}</dd>
        </div>
      ))}
    </dl>
  );
}
