import type { ReactNode } from "react";
import "../theme.css";
import "./Picture.css";

/** A drawing on a page, with the sentence that says the same to whoever does not see it. */
export function Picture({ says, children }: { says: string; children: ReactNode }) {
  return (
    <figure className="picture" role="img" aria-label={says}>
      <div className="picture-drawing">{children}</div>
    </figure>
  );
}
