import { Picture } from "./Picture.js";
import "./LifePicture.css";

/** The stretches of a ten minutes' life, as the session plans it. */
const stretches = [
  { kind: "use", share: 75, title: "In use", words: "Calls take the token from memory, at once." },
  {
    kind: "start",
    share: 10,
    title: "Refresh begins",
    words: "Somewhere in here, by chance, so that many browsers do not ask at the same second.",
  },
  {
    kind: "window",
    share: 10,
    title: "Room to try again",
    words: "If the server fails, nobody has noticed yet.",
  },
  {
    kind: "floor",
    share: 5,
    title: "Kept back",
    words: "The last seconds. Not handed out any more, so that it cannot end on its way.",
  },
] as const;

/** One life on a line, and the next one that begins before it is over. */
export function LifePicture() {
  return (
    <Picture says="A token of ten minutes is used for seven and a half. In the next minute its successor is fetched. Another minute is room to try again, and the last half minute it is not handed out any more.">
      <div className="life-picture">
        <div className="life-scale">
          <span>0</span>
          <span style={{ insetInlineStart: "75%" }}>7:30</span>
          <span style={{ insetInlineStart: "85%" }} data-minor>
            8:30
          </span>
          <span>10 min</span>
        </div>
        <div className="life-stretches">
          {stretches.map(({ kind, share }) => (
            <span key={kind} data-kind={kind} style={{ flexGrow: share }} />
          ))}
        </div>
        <div className="life-next">
          <span>the next token</span>
        </div>
        <ol className="life-legend">
          {stretches.map(({ kind, title, words }) => (
            <li key={kind} data-kind={kind}>
              <b>{title}</b>
              <span>{words}</span>
            </li>
          ))}
        </ol>
      </div>
    </Picture>
  );
}
