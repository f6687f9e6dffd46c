import { useState, useSyncExternalStore } from "react";
import { TestConnectTokenProvider, type TokenWorld } from "react-connect-token/testing";
import { clockTitles } from "../../src/testing/storybook/clockTitles.js";
import { clocks } from "../../src/testing/storybook/TokenWorld.js";
import { useRunningClock } from "../../src/testing/storybook/useRunningClock.js";
import { AccountsCard } from "../product/AccountsCard.js";
import { chapterAt, chapters, endSeconds } from "./chapters.js";
import { Life } from "./Life.js";
import { LifeLine } from "./LifeLine.js";

type Speed = TokenWorld["clock"];

const stillMotion = "(prefers-reduced-motion: reduce)";

/** A token from its first second on, through a refresh, an outage and a lapse, with the card that lives on it. */
export function LifeOfAToken({ startWith }: { startWith: Speed }) {
  const [life, setLife] = useState(() => new Life());
  const [speed, setSpeed] = useState(() => (matchMedia(stillMotion).matches ? "held" : startWith));
  useRunningClock(speed, life.advance);
  const soFar = useSyncExternalStore(life.listen, life.soFar);
  const index = chapterAt(soFar.nowSeconds);
  const isOver = soFar.nowSeconds >= endSeconds;
  return (
    <div className="life">
      <section className="life-head" aria-label="The life of a token">
        <div aria-live="polite">
          <p className="life-count">
            {index + 1} of {chapters.length}
          </p>
          <h2>{chapters[index]?.title}</h2>
          <p className="life-words">{chapters[index]?.words}</p>
        </div>
        <LifeLine soFar={soFar} />
        <Legend />
        <div className="life-bar">
          <Speeds speed={speed} onChange={setSpeed} />
          <button
            type="button"
            className="button"
            data-kind="quiet"
            data-small
            onClick={isOver ? () => setLife(new Life()) : life.skip}
          >
            {isOver ? "Once more" : "Next moment"}
          </button>
          <span className="life-time">{inMinutes(soFar.nowSeconds)} min</span>
        </div>
      </section>
      <TestConnectTokenProvider connect={life.connect}>
        <AccountsCard />
      </TestConnectTokenProvider>
    </div>
  );
}

function Speeds({ speed, onChange }: { speed: Speed; onChange: (speed: Speed) => void }) {
  return (
    <div className="speeds" role="radiogroup" aria-label="Speed">
      {clocks.map((each) => (
        <label key={each}>
          <input type="radio" name="speed" checked={each === speed} onChange={() => onChange(each)} />
          {clockTitles[each]}
        </label>
      ))}
    </div>
  );
}

function Legend() {
  const entries = [
    ["line-token", "a token in use"],
    ["line-rest", "what is left of it"],
    ["line-failed", "a failed attempt"],
    ["line-outage", "the server is down"],
  ] as const;
  return (
    <ul className="legend">
      {entries.map(([name, words]) => (
        <li key={name}>
          <i className={name} />
          {words}
        </li>
      ))}
    </ul>
  );
}

function inMinutes(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
}
