import type { Preview } from "@storybook/react-vite";
import { clockTitles } from "./clockTitles.js";
import { scopeSets } from "./scopeSets.js";
import { clocks, failures, type TokenWorld, tokenStatuses } from "./TokenWorld.js";

/** The toolbar's word for "as the story says". */
export const asTheStory = "story";

const statusTitles: Record<TokenWorld["tokenStatus"], string> = {
  idle: "Idle",
  pending: "Pending",
  ready: "Ready",
  refreshing: "Refreshing",
  refreshFailing: "Refresh failing",
  expired: "Expired",
  error: "Error",
};

const failureTitles: Record<TokenWorld["failure"], string> = {
  none: "No failure",
  "401": "401 not signed in",
  "403": "403 refused",
  "429": "429 too many",
  "503": "503 unavailable",
  threw: "Callback threw",
};

/** What can be chosen in the toolbar for any story. */
export const worldGlobalTypes = {
  tokenStatus: {
    description: "Token status",
    toolbar: {
      icon: "key",
      dynamicTitle: true,
      items: [
        { value: asTheStory, title: "Status", right: "as the story" },
        ...tokenStatuses.map((value) => ({ value, title: statusTitles[value] })),
      ],
    },
  },
  grantedScopes: {
    description: "Granted scopes",
    toolbar: {
      icon: "shield",
      dynamicTitle: true,
      items: [
        { value: asTheStory, title: "Scopes", right: "as the story" },
        { value: "everything", title: "Everything", right: "connect:*" },
        { value: "look", title: "See accounts", right: "connect:accounts:read" },
        { value: "change", title: "See and change accounts", right: "connect:accounts:*" },
        { value: "actions", title: "See accounts, run actions", right: "+ connect:actions:*" },
        { value: "nothing", title: "Nothing" },
      ] satisfies { value: keyof typeof scopeSets | typeof asTheStory; title: string; right?: string }[],
    },
  },
  failure: {
    description: "What the token route answers",
    toolbar: {
      icon: "lightning",
      dynamicTitle: true,
      items: [
        { value: asTheStory, title: "Failure", right: "as the story" },
        ...failures.map((value) => ({ value, title: failureTitles[value] })),
      ],
    },
  },
  clock: {
    description: "Clock speed",
    toolbar: {
      icon: "time",
      dynamicTitle: true,
      items: [
        { value: asTheStory, title: "Clock", right: "as the story" },
        ...clocks.map((value) => ({ value, title: clockTitles[value] })),
      ],
    },
  },
} satisfies Preview["globalTypes"];

/** A story as it is, with whatever of the toolbar was touched on top. */
export function worldOf(own: TokenWorld, globals: Readonly<Record<string, unknown>>): TokenWorld {
  return {
    tokenStatus: tokenStatuses.find((each) => each === globals.tokenStatus) ?? own.tokenStatus,
    grantedScopes: isSet(globals.grantedScopes) ? scopeSets[globals.grantedScopes] : own.grantedScopes,
    failure: failures.find((each) => each === globals.failure) ?? own.failure,
    clock: clocks.find((each) => each === globals.clock) ?? own.clock,
  };
}

/** Whether the toolbar says anything but "as the story". */
export function isTouched(globals: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(worldGlobalTypes).some((name) => (globals[name] ?? asTheStory) !== asTheStory);
}

function isSet(name: unknown): name is keyof typeof scopeSets {
  return typeof name === "string" && Object.hasOwn(scopeSets, name);
}
