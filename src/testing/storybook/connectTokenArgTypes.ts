import { CONNECT_SCOPES } from "../../scopes/scopeTable.js";
import { clockTitles } from "./clockTitles.js";
import { latencyTitles } from "./latencyTitles.js";
import type { StoryContext } from "./StoryContext.js";
import { calmWorld, clocks, failures, type TokenWorld, tokenStatuses } from "./TokenWorld.js";

const category = "The token around it";
const table = { category };

/**
 * Controls for the token around a story. A story that has these says how the token is doing in its args, by the names
 * of {@link TokenWorld}.
 *
 * @example const meta = { component: SlackCard, argTypes: connectTokenArgTypes, args: { tokenStatus: "expired" } };
 */
export const connectTokenArgTypes = {
  tokenStatus: {
    description: "The token's status. Refreshing and RefreshFailing are `ready` with more to say.",
    control: { type: "select" },
    options: tokenStatuses,
    table,
  },
  grantedScopes: {
    description: "What the token grants.",
    control: { type: "check" },
    options: CONNECT_SCOPES.map(({ scope }) => scope),
    table,
  },
  externalUserId: {
    description: "Whose token it is; empty: nobody is signed in.",
    control: { type: "text" },
    table,
  },
  failure: {
    description: "What the token route answers when it is asked.",
    control: { type: "select" },
    options: failures,
    table,
  },
  latency: {
    description: "How long the token route takes to answer.",
    control: { type: "inline-radio", labels: latencyTitles },
    options: Object.keys(latencyTitles),
    table,
  },
  clock: {
    description: "Whether time stands still, or how fast it goes by. Running, a real session lives by it.",
    control: { type: "inline-radio", labels: clockTitles },
    options: clocks,
    table,
  },
} as const satisfies Record<keyof TokenWorld, object>;

/** Those args that are the token's. A component's own prop of such a name is no business of it. */
export function tokenArgs({ args, argTypes }: Pick<StoryContext, "args" | "argTypes">): Partial<TokenWorld> {
  const own = Object.entries(args).filter(([name, value]) => value !== undefined && isTokens(name, argTypes));
  // A field that was emptied is text.
  return Object.fromEntries(own.map(([name, value]) => [name, value === "" ? null : value]));
}

/** What the controls show where a story's args say nothing. */
export function fillTokenArgs(story: {
  readonly initialArgs: StoryContext["args"];
  readonly argTypes: StoryContext["argTypes"];
  readonly parameters: StoryContext["parameters"];
}): Partial<TokenWorld> {
  const world = { ...calmWorld, ...(story.parameters.connectToken as Partial<TokenWorld>) };
  return Object.fromEntries(
    Object.entries(world).filter(([name]) => isTokens(name, story.argTypes) && !(name in story.initialArgs)),
  );
}

function isTokens(name: string, argTypes: StoryContext["argTypes"]): boolean {
  const { table } = (argTypes[name] ?? {}) as { table?: { category?: string } };
  return Object.hasOwn(connectTokenArgTypes, name) && table?.category === category;
}
