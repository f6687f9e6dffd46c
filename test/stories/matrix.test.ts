import type { UseMutationResult, UseQueryResult } from "@tanstack/react-query";
import type { ConnectTokenState, ScopeStatus } from "react-connect-token";
import * as main from "react-connect-token";
import * as ui from "react-connect-token/ui";
import { describe, expect, it } from "vitest";

interface Story {
  readonly title?: string;
  readonly args?: Readonly<Record<string, unknown>>;
}

interface StoryModule {
  readonly default: Story;
  readonly [story: string]: Story;
}

const modules = Object.values(
  import.meta.glob<StoryModule>("../../stories/**/*.stories.tsx", { eager: true }),
);

/** Which stories show a status of the token. A status that is new in the state fails to compile here. */
const ofProvider: Record<ConnectTokenState["status"], readonly string[]> = {
  idle: ["Idle"],
  pending: ["Pending"],
  ready: ["Ready", "Refreshing", "RefreshFailing"],
  expired: ["Expired"],
  error: ["Error", "Retrying"],
};

/** Which stories show a status of a gate: before any grant is known it may be failing already. */
const ofGate: Record<ScopeStatus["status"], readonly string[]> = {
  pending: ["Pending", "Retrying"],
  granted: ["Granted"],
  denied: ["Denied", "SignedOut", "StepUp", "StepUpRefused"],
  error: ["Error"],
};

/** Which stories show what a list of scopes makes of a status. */
const ofList: typeof ofProvider = {
  idle: ["Idle"],
  pending: ["Pending"],
  ready: ["Ready", "Missing", "Empty", "Everything"],
  expired: ["Expired"],
  error: ["Error", "Retrying"],
};

const uses = "Hooks/useScopes and useExpiresIn";

/** Each component, and what hooks tell, by its title, with the stories it has to have. */
const matrix: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  ConnectTokenProvider: ofProvider,
  RequireScope: { ...ofGate, further: ["DisableInsteadOfHide", "Withdrawn"] },
  [uses]: {
    idle: ["UseScopesSignedOut"],
    pending: ["UseScopesPending"],
    ready: ["UseScopes", "UseScopesEmpty", "UseExpiresIn"],
    expired: ["UseScopesExpired"],
    error: ["UseScopesError"],
  },
  "UI/ConnectTokenStatus": { ...ofProvider, further: ["TryNow", "LongWords", "Restyled"] },
  "UI/ScopeList": { ...ofList, further: ["WithNames", "Restyled"] },
  "UI/AccessDenied": {
    ...ofGate,
    further: ["SeveralMissing", "AnyOfSeveral", "Restyled"],
  },
  // It is for those who are signed out: a token's other statuses are none of its business.
  "UI/SignedOut": { idle: ["Idle"], further: ["WithoutAction", "Busy", "Failed", "Restyled"] },
};

/** Which stories show a hook that suspends: it throws what is neither `ready` nor `expired`. */
const ofSuspense: Record<ConnectTokenState["status"], readonly string[]> = {
  idle: [], // thrown as an error is
  pending: ["Waiting"],
  ready: ["Ready"],
  expired: ["Expired"],
  error: ["ErrorBoundary", "TryAgain"],
};

const ofQuery: Record<UseQueryResult["status"] | "further", readonly string[]> = {
  pending: ["Loading"],
  success: ["Data", "Empty"],
  error: ["Error"],
  further: ["DeniedByScope", "ScopeTakenAway"],
};

const ofMutation: Record<UseMutationResult["status"] | "further", readonly string[]> = {
  idle: ["Idle"],
  ...ofQuery,
};

/** Hooks with states of their own, by their titles. */
const hooks: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "Hooks/useSuspenseConnectToken": ofSuspense,
  "Hooks/useConnectQuery": ofQuery,
  "Hooks/useConnectMutation": ofMutation,
};

/** How the token may be doing where a component shows a status. */
const tokensIn: Readonly<Record<string, readonly string[]>> = {
  idle: ["idle"],
  pending: ["pending", "retrying"],
  ready: ["ready", "refreshing", "refreshFailing"],
  expired: ["expired"],
  error: ["error", "retrying"],
  granted: ["ready"],
  denied: ["ready", "idle"],
};

const none: StoryModule = { default: {} };
const storiesOf = (title: string) => modules.find((module) => module.default.title === title) ?? none;
const cellsOf = (table: typeof matrix) =>
  Object.entries(table).flatMap(([component, statuses]) =>
    Object.entries(statuses).flatMap(([status, stories]) =>
      stories.map((story) => [component, status, story] as const),
    ),
  );

describe("the stories", () => {
  it.each(cellsOf(matrix))("of %s show %s by the story %s", (component, status, story) => {
    const { default: meta, ...stories } = storiesOf(component);
    expect(Object.keys(stories)).toContain(story);
    const token = tokenOf({ ...meta?.args, ...stories[story]?.args });
    if (token !== undefined && status in tokensIn) expect(tokensIn[status]).toContain(token);
    expect(token === "retrying").toBe(story === "Retrying");
  });

  it.each(cellsOf(hooks))("of %s show %s by the story %s", (hook, _, story) => {
    expect(Object.keys(storiesOf(hook))).toContain(story);
  });

  it("are asked for, for every component of the main door and of the looks", () => {
    const titles = [...componentsOf(main), ...componentsOf(ui).map((name) => `UI/${name}`), uses];
    expect(titles.sort()).toEqual(Object.keys(matrix).sort());
  });

  it("of the provider stand in the status that they are named after", () => {
    const { default: meta, Retrying, ...stories } = storiesOf("ConnectTokenProvider");
    const named = Object.entries(stories).map(([name, story]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      { ...meta?.args, ...story.args }.tokenStatus,
    ]);
    expect(named.filter(([name, status]) => name !== status)).toEqual([]);
    expect(named).toHaveLength(7);
  });
});

/** How the token of a story is doing. Before the first one, a failure that is tried again makes it `retrying`. */
function tokenOf({ tokenStatus, failure = "none" }: Readonly<Record<string, unknown>>): unknown {
  const isFirst = tokenStatus === "pending" || tokenStatus === "error";
  if (!isFirst || failure === "none") return tokenStatus;
  return failure === "401" || failure === "403" ? "error" : "retrying";
}

function componentsOf(door: object): string[] {
  return Object.entries(door).flatMap(([name, value]) =>
    /^[A-Z][a-z]/.test(name) && isComponent(value) ? [name] : [],
  );
}

function isComponent(value: unknown): boolean {
  const isForwarded = typeof value === "object" && value !== null && "$$typeof" in value;
  return isForwarded || (typeof value === "function" && !isClass(value));
}

function isClass(value: unknown): boolean {
  return String(value).startsWith("class ");
}
