import { useState } from "react";

/** The theme as CSS, to take along, and the way back. */
export function ThemeOutput({ css, onReset }: { css: string; onReset: () => void }) {
  const [said, setSaid] = useState("");
  const copy = () =>
    navigator.clipboard.writeText(css).then(
      () => setSaid("Copied."),
      () => setSaid("The browser does not let this page copy: select the text."),
    );
  return (
    <section className="theme-output" aria-label="The theme as CSS">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard. */}
      <pre tabIndex={0}>{css || "/* Nothing is changed yet. */"}</pre>
      <div className="theme-actions">
        <button
          type="button"
          className="button"
          data-small
          aria-disabled={css === "" || undefined}
          onClick={copy}
        >
          Copy CSS
        </button>
        <button
          type="button"
          className="button"
          data-kind="quiet"
          data-small
          onClick={() => {
            onReset();
            setSaid("All is as in the stylesheet.");
          }}
        >
          Reset all
        </button>
        <span role="status">{said}</span>
      </div>
    </section>
  );
}
