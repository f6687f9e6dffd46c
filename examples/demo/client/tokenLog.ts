import { useMemo, useSyncExternalStore } from "react";
import { type ConnectTokenEvent, useConnectTokenSession } from "react-connect-token";

/** An event with a number of its own, to tell two of the same moment apart. */
export interface LoggedEvent extends ConnectTokenEvent {
  readonly id: number;
}

const kept = 200;
let events: readonly LoggedEvent[] = [];
const listeners = new Set<() => void>();

/** The provider's `onEvent`: remembers what happened, latest first. No event holds a token. */
export function recordTokenEvent(event: ConnectTokenEvent): void {
  events = [{ ...event, id: (events[0]?.id ?? 0) + 1 }, ...events].slice(0, kept);
  for (const listener of listeners) listener();
}

/** What happened to the signed-in user's token, latest first. */
export function useTokenLog(): readonly LoggedEvent[] {
  const { externalUserId } = useConnectTokenSession();
  const all = useSyncExternalStore(subscribe, () => events);
  return useMemo(() => all.filter((event) => event.externalUserId === externalUserId), [all, externalUserId]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
