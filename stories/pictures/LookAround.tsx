import "../theme.css";
import "./Picture.css";
import "./LookAround.css";

const places = [
  {
    path: "docs/connecttokenprovider--docs",
    title: "Seven states of a token",
    words: "One card, from signed out to ended.",
  },
  {
    path: "docs/requirescope--docs",
    title: "Gates",
    words: "Show, hide, disable with a reason, ask for more.",
  },
  {
    path: "story/life-of-a-token--running",
    title: "Life of a token",
    words: "Half an hour in half a minute.",
  },
  {
    path: "docs/theming--docs",
    title: "Theming",
    words: "Change a variable, see what follows, take the CSS.",
  },
  { path: "docs/scopes--docs", title: "All scopes", words: "What each allows, in words for an interface." },
] as const;

/** Where to go from the first page. */
export function LookAround() {
  return (
    <nav className="places" aria-label="Look around">
      {places.map(({ path, title, words }) => (
        // The page is a frame of Storybook's, which lives at the address's folder whatever that is.
        <a key={path} href={`./?path=/${path}`} target="_parent">
          <b>{title}</b>
          <span>{words}</span>
        </a>
      ))}
    </nav>
  );
}
