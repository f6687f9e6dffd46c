import { browserCatalogue } from "./browserCatalogue.js";
import { browserFixes } from "./browserFixes.js";
import { ConnectTokenError } from "./ConnectTokenError.js";
import { createErrorFactory, type Fixes } from "./createErrorFactory.js";
import { entry } from "./entry.js";
import { shown } from "./shown.js";

/**
 * What developers may have overlooked, said in development only; apart from what is thrown, so that a production bundle
 * leaves it out.
 */
export const hintCatalogue = {
  unknown_scope: entry<{ scope: string; nearest?: string | undefined }>({
    what: ({ scope, nearest }) =>
      `The scope ${shown(scope)} is not known.${nearest === undefined ? "" : ` Did you mean "${nearest}"?`}`,
  }),
  assumed_scope: entry({
    what: 'Neither the answer nor the request names a scope, so "connect:*" is assumed, which is Pipedream\'s default.',
  }),
  dropped_initial_token: entry<{ reason: unknown }>({
    what: ({ reason }) => `The initialToken was dropped. ${problemOf(reason)}`,
  }),
  short_life: entry<{ minValidity: number }>({
    what: ({ minValidity }) =>
      `A token valid for ${minValidity} s more was asked for, and a fresh one does not live as long.`,
  }),
  remounted_provider: entry<{ times: number }>({
    what: ({ times }) => `The provider of one user was mounted anew ${times} times within a few seconds.`,
  }),
  unmounted_provider: entry<{ seconds: number }>({
    what: ({ seconds }) =>
      `useSuspenseConnectToken() has waited for ${seconds} s, and its provider is not mounted.`,
  }),
  throwing_listener: entry({ what: "A listener of the session threw." }),
} as const;

function problemOf(reason: unknown): string {
  if (reason instanceof ConnectTokenError && reason.code === "invalid_response") return reason.what;
  return "Its promise was rejected, or took too long.";
}

/** What to do about each. */
export const hintFixes: Fixes<typeof hintCatalogue> = {
  unknown_scope: "CONNECT_SCOPES lists the known ones; a newer one goes through asScope().",
  assumed_scope:
    "Add scope to what the route answers, as createConnectTokenHandler does, or give the provider a scope.",
  dropped_initial_token:
    "Make it on the server for the user who is signed in, and pass what the server half answered as it is.",
  short_life: "Ask the provider for a longer expiresIn, or getToken() for a shorter minValidity.",
  remounted_provider:
    "Move it above whatever mounts it anew: a key that changes, a component that is defined inside another, a page of the router.",
  unmounted_provider:
    "Put a <Suspense> inside the provider, around what waits, if the nearest one stands above it. If one stands there, something beside it still suspends, or an <Activity> hides it all: then nothing is wrong.",
  throwing_listener: "Look at onEvent and at what was given to subscribe; the session went on without it.",
};

/** The codes of hints. */
export type HintCode = keyof typeof hintCatalogue;

/** Builds a hint out of its code and facts. */
export const hint = /* @__PURE__ */ createErrorFactory(
  { ...hintCatalogue, repeated_token: browserCatalogue.repeated_token },
  { ...hintFixes, repeated_token: browserFixes.repeated_token },
);
