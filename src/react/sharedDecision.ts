import type { Requirement } from "../scopes/Requirement.js";
import type { Access } from "../session/access.js";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import { decideScope, type ScopeDecision } from "../session/decideScope.js";
import { warnOfRequirement } from "../session/warnOfRequirement.js";

export type SharedDecision = ReturnType<typeof createSharedDecision>;

/** An app has as many requirements as it has written, so none is ever forgotten before its session. */
const shared = new WeakMap<ConnectTokenSession, Map<string, SharedDecision>>();

/**
 * Decisions that took the place of another answer, until something has told of them. They are known by the list in them,
 * which a status hands on as it is.
 */
export const untoldAnswers = /* @__PURE__ */ new WeakSet<readonly string[]>();

/**
 * What all gates of one session with the same requirement have in common. It is looked up by what the requirement says:
 * one that is written inline is another object on each render.
 */
export function sharedDecision(
  session: ConnectTokenSession,
  requirement: Requirement | string,
): SharedDecision {
  const text = JSON.stringify(requirement ?? null);
  const ofSession = shared.get(session) ?? new Map<string, SharedDecision>();
  let found = ofSession.get(text);
  if (found === undefined) {
    found = createSharedDecision(session, JSON.parse(text)); // what was a requirement is one again
    shared.set(session, ofSession.set(text, found));
  }
  return found;
}

/** One subscription for ten thousand gates: of a grant that grew only those hear whose answer has changed. */
function createSharedDecision(session: ConnectTokenSession, requirement: Requirement) {
  const { access } = session.stores;
  const listeners = new Set<() => void>();
  let seen: Access | undefined;
  let last: ScopeDecision | undefined;
  let initial: ScopeDecision | undefined;
  /** What listeners know; a render may be ahead of them. */
  let told: ScopeDecision | undefined;
  let end = () => {};

  /** What is decided now, as the same object until it is something else. */
  function get(): ScopeDecision {
    const present = access.getState();
    if (last === undefined || present !== seen) {
      const next = decideScope(present, requirement);
      if (last === undefined || !isSame(last, next)) {
        // Where no gate listens none has changed: to the next one that mounts it is the first answer.
        if (last && last.status !== "pending" && listeners.size > 0) untoldAnswers.add(next.missing);
        last = next;
      }
      seen = present;
    }
    return last;
  }

  /** What a server rendered, and what is hydrated. */
  function getInitial(): ScopeDecision {
    const first = access.getInitialState();
    if (first === access.getState()) return get();
    initial ??= decideScope(first, requirement);
    return initial;
  }

  function tell(): void {
    if (told === get()) return;
    told = get();
    for (const listener of listeners) listener();
  }

  function begin(): () => void {
    told = get();
    const ends = [access.subscribe(tell), session.start()];
    warnOfRequirement(session, requirement);
    return () => ends.forEach((each) => void each());
  }

  return {
    /** The same object for all that say the same. */
    requirement,
    get,
    getInitial,
    /** As long as anybody listens, the session keeps its token fresh. */
    subscribe(listener: () => void): () => void {
      if (listeners.size === 0) end = begin();
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) end();
      };
    },
  };
}

/** Each reason goes with one status. */
function isSame(one: ScopeDecision, other: ScopeDecision): boolean {
  return one.reason === other.reason && one.error === other.error && `${one.missing}` === `${other.missing}`;
}
