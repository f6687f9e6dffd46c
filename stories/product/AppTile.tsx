import type { Account } from "./accounts.js";

/** Signs of our own for what an app is about; nobody's logo. */
const signs: Record<Account["app"], string> = {
  Slack: "M4 5.5h12v8H9.5L6 16.5v-3H4z",
  GitHub: "M6 5.2v9.6M6 8.8c5 0 8-.6 8-3.6M6 5.2h0M14 5.2h0M6 14.8h0",
  "Google Sheets": "M4.5 4.5h11v11h-11zM4.5 8.2h11M4.5 11.8h11M8.8 8.2v7.3",
};

/** A small square that an app is known by. */
export function AppTile({ app }: Pick<Account, "app">) {
  return (
    <span className="tile" aria-hidden="true">
      <svg
        width="20"
        height="20"
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        role="presentation"
      >
        <path d={signs[app]} strokeLinecap="round" strokeLinejoin="round" />
        {app === "GitHub" &&
          [
            [6, 5.2],
            [14, 5.2],
            [6, 14.8],
          ].map(([x, y]) => <circle key={`${x} ${y}`} cx={x} cy={y} r="1.7" fill="var(--sunken)" />)}
      </svg>
    </span>
  );
}
