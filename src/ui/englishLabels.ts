import type { ConnectTokenError } from "../errors/ConnectTokenError.js";
import { describeScope } from "../scopes/describeScope.js";
import { defined } from "../session/defined.js";
import type { ConnectTokenLabels } from "./ConnectTokenLabels.js";
import type { ScopeGroup } from "./scopeGroups.js";
import type { TokenPhase } from "./tokenPhase.js";

const titles: Readonly<Record<TokenPhase, string>> = {
  idle: "Signed out",
  pending: "Connecting",
  retrying: "Not connected yet",
  ready: "Connected",
  refreshing: "Connected",
  failing: "Renewal is delayed",
  expired: "Reconnecting",
  error: "Not connected",
};

const texts: Readonly<Record<TokenPhase, string>> = {
  idle: "Sign in to use your connected accounts.",
  pending: "This takes a moment.",
  retrying: "",
  ready: "Access renews itself.",
  refreshing: "Access renews itself.",
  failing: "You can go on working.",
  expired: "What you see stays. What you ask for waits a moment.",
  error: "",
};

const reasons: Partial<Record<ConnectTokenError["code"], string>> = {
  callback_unauthorized: "Your sign-in has ended.",
  callback_forbidden: "Our server does not allow it.",
  callback_throttled: "Our server is busy.",
  callback_unavailable: "Our server does not answer.",
  callback_timeout: "Our server takes too long.",
  callback_failed: "Our server cannot be reached.",
  offline: "You are offline.",
  token_ended: "The access you were given has ended.",
  signed_out: "You are signed out.",
  scope_not_granted: "Our server granted less than was asked for.",
};

const groups: Readonly<Record<ScopeGroup, string>> = {
  everything: "Everything",
  actions: "Actions",
  triggers: "Triggers",
  accounts: "Accounts",
  deployed_triggers: "Deployed triggers",
  usage: "Usage",
  users: "Users",
  tokens: "Tokens",
  proxy: "Proxy",
  workflow: "Workflows",
  other: "Other",
};

const reason = ({ code }: ConnectTokenError) => reasons[code] ?? `Something is wrong on our side (${code}).`;

/** The texts as they are where an app says nothing. */
export const englishLabels: ConnectTokenLabels = {
  statusTitle: (phase) => titles[phase],
  statusText: (phase) => texts[phase],
  reason,
  timeLeft: (seconds) => `${clockTime(seconds)} left`,
  renewing: "Renewing…",
  retryIn: (seconds) => `Trying again ${fromNow(seconds)}.`,
  tryNow: "Try now",
  trying: "Trying…",
  triedInVain: "That did not work.",

  scopesTitle: "What this app may do",
  scopeGroup: (group) => groups[group],
  describeScope,
  scopeMissing: "Not allowed",
  scopesPending: "Checking what is allowed…",
  scopesEmpty: "Nothing is allowed so far.",
  scopesSignedOut: "Nobody is signed in.",

  deniedTitle: (why) =>
    why === "signed_out"
      ? "You are signed out"
      : why === "error"
        ? "This is not available"
        : why === "pending"
          ? "Checking access"
          : "You need access for this",
  deniedText: (why, { count, match }) => {
    if (why === "signed_out") return "Sign in to go on.";
    if (why !== "missing_scope") return "";
    if (count === 1) return "What is missing:";
    return match === "any" ? "One of these would do:" : `What is missing, ${count} permissions:`;
  },
  ask: "Ask for access",
  asking: "Asking…",
  refused: (error) => `Access was not given. ${reason(error)}`,

  signedOutTitle: "You are signed out",
  signedOutText: "Sign in to see and use your connected accounts.",
  signIn: "Sign in",
  signingIn: "Signing in…",
  signInFailed: "Signing in did not work. Please try again.",
};

/** An app's labels, with the English ones where it says nothing; a translation may lack some, and say so with `undefined`. */
export function labelsOf(own: Partial<ConnectTokenLabels> = {}): ConnectTokenLabels {
  return { ...englishLabels, ...defined(own) };
}

/** 59:07, and 1:02:09 from an hour on. */
function clockTime(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60)];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** "in 8 seconds", "in 3 minutes". */
function fromNow(seconds: number): string {
  const format = new Intl.RelativeTimeFormat("en");
  return seconds < 100 ? format.format(seconds, "second") : format.format(Math.round(seconds / 60), "minute");
}
