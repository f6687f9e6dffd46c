import type { ConnectTest } from "react-connect-token/testing";

/** A moment of the story: when it comes, what happens then, and what to look at. */
export interface Chapter {
  readonly atSeconds: number;
  readonly title: string;
  readonly words: string;
  readonly happens?: (connect: ConnectTest) => Promise<void>;
}

/** Tokens here live ten minutes, so the refresh comes two minutes before the end. */
export const chapters: readonly Chapter[] = [
  {
    atSeconds: 0,
    title: "Pending",
    words: "The page asks its own server for a token. The card keeps the room of what comes.",
  },
  {
    atSeconds: 60,
    title: "Ready",
    words: "The token is here and lives for ten minutes. Gates open for what it grants.",
    happens: (connect) => connect.grant(["connect:accounts:read", "connect:accounts:write"]),
  },
  {
    atSeconds: 540,
    title: "Refresh",
    words: "Well before the end the next token is fetched. Nobody notices; no gate renders again.",
  },
  {
    atSeconds: 720,
    title: "Outage",
    words:
      "The server fails. The token is still good, so everything works while it is tried again, ever less often.",
    happens: (connect) => connect.fail(503),
  },
  {
    atSeconds: 900,
    title: "Recovery",
    words: "The server is back, and the next token with it. Nothing was lost, nothing was reloaded.",
    happens: (connect) => connect.recover(),
  },
  {
    atSeconds: 1_020,
    title: "A long outage",
    words: "The server fails again, and this time for longer than the token has left.",
    happens: (connect) => connect.fail(503),
  },
  {
    atSeconds: 1_470,
    title: "Lapse",
    words:
      "The token is not handed out any more. What was open stays open: a half-filled form is still there.",
  },
  {
    atSeconds: 1_590,
    title: "Back again",
    words: "One answer from the server, and all is as before.",
    happens: (connect) => connect.recover(),
  },
];

export const endSeconds = 1_740;

/** When the server failed, for the picture. */
export const outages: readonly (readonly [from: number, to: number])[] = [
  [720, 900],
  [1_020, 1_590],
];

/** Which chapter it is at a moment. */
export function chapterAt(seconds: number): number {
  return chapters.findLastIndex(({ atSeconds }) => atSeconds <= seconds);
}
