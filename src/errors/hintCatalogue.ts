import { browserCatalogue } from "./browserCatalogue.js";
import { createErrorFactory } from "./createErrorFactory.js";
import { entry } from "./entry.js";

/**
 * What developers may have overlooked, said in development only; apart from what is thrown, so that a production bundle
 * leaves it out.
 */
export const hintCatalogue = {
  unknown_scope: entry<{ scope: string; nearest?: string | undefined }>({
    what: ({ scope, nearest }) =>
      `The scope "${scope}" is not known.${nearest === undefined ? "" : ` Did you mean "${nearest}"?`}`,
    fix: "CONNECT_SCOPES lists the known ones; a newer one goes through asScope().",
    retryable: false,
  }),
  assumed_scope: entry({
    what: () =>
      'Neither the answer nor the request names a scope, so "connect:*" is assumed, which is Pipedream\'s default.',
    fix: "Add scope to what the route answers, as createConnectTokenHandler does, or give the provider a scope.",
    retryable: false,
  }),
  dropped_initial_token: entry<{ problem: string }>({
    what: ({ problem }) => `The initialToken was dropped. ${problem}`,
    fix: "Make it on the server for the user who is signed in, and pass what the server half answered as it is.",
    retryable: false,
  }),
  short_life: entry<{ minValidity: number }>({
    what: ({ minValidity }) =>
      `A token valid for ${minValidity} s more was asked for, and a fresh one does not live as long.`,
    fix: "Ask the provider for a longer expiresIn, or getToken() for a shorter minValidity.",
    retryable: false,
  }),
  throwing_listener: entry({
    what: () => "A listener of the session threw.",
    fix: "Look at onEvent and at what was given to subscribe; the session went on without it.",
    retryable: false,
  }),
} as const;

/** The codes of hints. */
export type HintCode = keyof typeof hintCatalogue;

/** Builds a hint out of its code and facts. */
export const hint = /* @__PURE__ */ createErrorFactory({
  ...hintCatalogue,
  repeated_token: browserCatalogue.repeated_token,
});
