import type { AccessDenied } from "./AccessDenied.js";
import type { ConnectTokenStatus } from "./ConnectTokenStatus.js";
import type { ScopeList } from "./ScopeList.js";
import type { SignedOut } from "./SignedOut.js";

/** One CSS variable of `styles.css`, with the value it has there. */
export interface UiVariable {
  readonly name: `--ctok-${string}`;
  readonly description: string;
  readonly default: string;
}

/** One `data-*` attribute that a component writes. */
export interface UiAttribute {
  readonly component: keyof Components | "every component";
  readonly name: `data-${string}`;
  /** What it can say; of an open set one example, in angle brackets. */
  readonly values: readonly string[];
  readonly description: string;
}

interface Components {
  readonly ConnectTokenStatus: typeof ConnectTokenStatus;
  readonly ScopeList: typeof ScopeList;
  readonly AccessDenied: typeof AccessDenied;
  readonly SignedOut: typeof SignedOut;
}

/** What a theme is made of. It is no part of the door: a test holds it against the stylesheet, and pages list it. */
export const uiVariables: readonly UiVariable[] = [
  { name: "--ctok-font", description: "The typeface; the page's own.", default: "inherit" },
  {
    name: "--ctok-font-size",
    description: "The size of running text; titles and small print follow it.",
    default: "0.9375rem",
  },
  {
    name: "--ctok-space",
    description: "The unit of all distances: half of it is less air, twice of it more.",
    default: "1rem",
  },
  { name: "--ctok-radius", description: "How round the corners of panels are.", default: "0.75rem" },
  { name: "--ctok-radius-small", description: "How round buttons and marks are.", default: "0.5rem" },
  { name: "--ctok-control-size", description: "The least height of a button.", default: "2.25rem" },
  {
    name: "--ctok-ink",
    description: "Text.",
    default: "color-mix(in srgb, CanvasText 90%, Canvas)",
  },
  {
    name: "--ctok-ink-soft",
    description: "Text that stands back: explanations, the countdown.",
    default: "color-mix(in srgb, CanvasText 66%, Canvas)",
  },
  { name: "--ctok-surface", description: "The ground of panels.", default: "Canvas" },
  {
    name: "--ctok-sunken",
    description: "The ground of skeletons and of buttons that are busy.",
    default: "color-mix(in srgb, CanvasText 7%, Canvas)",
  },
  {
    name: "--ctok-line",
    description: "Borders of panels and lines between rows.",
    default: "color-mix(in srgb, CanvasText 15%, Canvas)",
  },
  {
    name: "--ctok-line-strong",
    description: "Borders of buttons that are not filled.",
    default: "color-mix(in srgb, CanvasText 48%, Canvas)",
  },
  {
    name: "--ctok-accent",
    description: "Filled buttons, the focus ring, and what is in good order.",
    default: "color-mix(in srgb, #0d9488 72%, CanvasText)",
  },
  { name: "--ctok-on-accent", description: "Text on filled buttons.", default: "Canvas" },
  {
    name: "--ctok-warn",
    description: "What is delayed, and what is missing.",
    default: "color-mix(in srgb, #b45309 72%, CanvasText)",
  },
  {
    name: "--ctok-danger",
    description: "What will not come back by itself, and refusals.",
    default: "color-mix(in srgb, #dc2626 72%, CanvasText)",
  },
  {
    name: "--ctok-tint",
    description: "How much of its tone a panel's ground takes on when something is wrong.",
    default: "9%",
  },
  { name: "--ctok-shadow", description: "The shadow of panels.", default: "none" },
  { name: "--ctok-turn", description: "How long one turn of a busy mark takes.", default: "1s" },
];

/** Where a stylesheet can take hold of each component. */
export const uiAttributes: readonly UiAttribute[] = [
  {
    component: "every component",
    name: "data-ctok",
    values: ["status", "scopes", "denied", "signed-out"],
    description:
      "Which part an element is: the component's root by these names, everything inside it by the names below.",
  },
  {
    component: "every component",
    name: "data-ctok",
    values: ["title", "text", "reason", "actions", "button", "skeleton"],
    description: "Parts that several components have.",
  },
  {
    component: "every component",
    name: "data-kind",
    values: ["primary", "quiet"],
    description: "On a button: whether it is the one to press, or stands back.",
  },
  {
    component: "every component",
    name: "data-state",
    values: ["idle", "busy"],
    description: "On a button: whether what it asks for is under way.",
  },
  {
    component: "ConnectTokenStatus",
    name: "data-ctok",
    values: ["message", "countdown", "retry", "outcome"],
    description: "Its further parts: what is spoken, what ticks, and what came of trying now.",
  },
  {
    component: "ConnectTokenStatus",
    name: "data-status",
    values: ["idle", "pending", "ready", "expired", "error"],
    description: "The session's status, as useConnectToken() tells it.",
  },
  {
    component: "ConnectTokenStatus",
    name: "data-state",
    values: ["idle", "pending", "retrying", "ready", "refreshing", "failing", "expired", "error"],
    description: "The status with what matters to a reader told apart, on the root and on the message.",
  },
  {
    component: "ConnectTokenStatus",
    name: "data-tone",
    values: ["calm", "good", "warn", "danger"],
    description: "How serious that is, on the root.",
  },
  {
    component: "ConnectTokenStatus",
    name: "data-error",
    values: ["<callback_unavailable>"],
    description: "The code of the last failure, as long as there is one.",
  },
  {
    component: "ScopeList",
    name: "data-ctok",
    values: ["scope-groups", "scope-group", "scope-group-name", "scope", "scope-name", "scope-mark"],
    description: "Its further parts, from the list down to the mark at what is missing.",
  },
  {
    component: "ScopeList",
    name: "data-state",
    values: ["pending", "known", "empty", "signed-out", "error"],
    description: "On the root: what is known of the grant.",
  },
  {
    component: "ScopeList",
    name: "data-state",
    values: ["granted", "missing"],
    description: "On each scope: whether it is granted, or missing of what the app named.",
  },
  {
    component: "ScopeList",
    name: "data-scope",
    values: ["<connect:accounts:read>"],
    description: "On each scope: its name.",
  },
  {
    component: "ScopeList",
    name: "data-group",
    values: [
      "everything",
      "actions",
      "triggers",
      "accounts",
      "deployed_triggers",
      "usage",
      "users",
      "tokens",
      "proxy",
      "workflow",
      "other",
    ],
    description: "On each group: what its scopes are about.",
  },
  {
    component: "AccessDenied",
    name: "data-ctok",
    values: ["missing", "missing-scope"],
    description: "Its further parts: the list of what is missing, and each entry.",
  },
  {
    component: "AccessDenied",
    name: "data-state",
    values: ["pending", "missing_scope", "signed_out", "error"],
    description: "On the root: why there is no access.",
  },
  {
    component: "AccessDenied",
    name: "data-requesting",
    values: [""],
    description: "On the root: present while access is being asked for.",
  },
  {
    component: "AccessDenied",
    name: "data-refused",
    values: [""],
    description: "On the root: present once asking was refused, until it is asked again.",
  },
  {
    component: "AccessDenied",
    name: "data-scope",
    values: ["<connect:accounts:write>"],
    description: "On each missing scope: its name.",
  },
  {
    component: "SignedOut",
    name: "data-state",
    values: ["idle", "busy"],
    description: "On the root: whether signing in is under way.",
  },
];
