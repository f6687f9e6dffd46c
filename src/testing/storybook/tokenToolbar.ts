import { clockTitles } from "./clockTitles.js";
import { latencyTitles } from "./latencyTitles.js";
import { asTheStory, type MenuItem, menu } from "./menu.js";
import { scopeSets } from "./scopeSets.js";
import { clocks, failures, type TokenWorld, tokenStatuses } from "./TokenWorld.js";

/** The toolbar's word for a user who is nobody. */
const nobody = "nobody";

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

/** What can be chosen in the toolbar of the token around any story. */
export const tokenGlobalTypes = {
  tokenStatus: menu(
    "Status",
    "key",
    "Token status",
    tokenStatuses.map((value) => ({ value, title: statusTitles[value] })),
  ),
  grantedScopes: menu("Scopes", "shield", "Granted scopes", [
    { value: "everything", title: "Everything", right: "connect:*" },
    { value: "look", title: "See accounts", right: "connect:accounts:read" },
    { value: "change", title: "See and change accounts", right: "connect:accounts:*" },
    { value: "actions", title: "See accounts, run actions", right: "+ connect:actions:*" },
    { value: "nothing", title: "Nothing" },
  ] satisfies (MenuItem & { value: keyof typeof scopeSets })[]),
  externalUserId: menu("User", "user", "Who is signed in", [
    { value: "ana", title: "Ana" },
    { value: "ben", title: "Ben" },
    { value: nobody, title: "Nobody" },
  ]),
  latency: menu(
    "Latency",
    "timer",
    "How long the token route takes to answer",
    Object.entries(latencyTitles).map(([value, title]) => ({ value, title })),
  ),
  failure: menu(
    "Failure",
    "lightning",
    "What the token route answers",
    failures.map((value) => ({ value, title: failureTitles[value] })),
  ),
  clock: menu(
    "Clock",
    "time",
    "Clock speed",
    clocks.map((value) => ({ value, title: clockTitles[value] })),
  ),
} satisfies Record<keyof TokenWorld, object>;

/**
 * What of the token was touched in the toolbar. An address may say what no menu offers: only a user may be another. And
 * Storybook reads `failure:401` of an address as a number.
 */
export function touchedIn(globals: Readonly<Record<string, unknown>>): Partial<TokenWorld> {
  const chosen = (name: keyof TokenWorld) => String(globals[name] ?? asTheStory);
  const oneOf = <Value extends string>(values: readonly Value[], name: keyof TokenWorld) =>
    values.find((each) => each === chosen(name));
  const scopeSet = oneOf(Object.keys(scopeSets) as (keyof typeof scopeSets)[], "grantedScopes");
  const user = chosen("externalUserId");
  const touched = {
    tokenStatus: oneOf(tokenStatuses, "tokenStatus"),
    grantedScopes: scopeSet && scopeSets[scopeSet],
    externalUserId: user === asTheStory ? undefined : user === nobody ? null : user,
    failure: oneOf(failures, "failure"),
    latency: oneOf(latencies, "latency"),
    clock: oneOf(clocks, "clock"),
  };
  return Object.fromEntries(Object.entries(touched).filter(([, value]) => value !== undefined));
}

/** Whether the toolbar says of the token anything but "as the story". */
export function isTouched(globals: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(touchedIn(globals)).length > 0;
}

const latencies = Object.keys(latencyTitles) as (keyof typeof latencyTitles)[];
