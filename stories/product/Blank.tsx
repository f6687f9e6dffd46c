import type { ReactNode } from "react";

/** What stands in the middle of a card where nothing can be listed: why, and what can be done. */
export function Blank({ title, words, children }: { title: string; words: string; children?: ReactNode }) {
  return (
    <div className="blank">
      <div>
        <h3>{title}</h3>
        <p>{words}</p>
      </div>
      {children}
    </div>
  );
}
