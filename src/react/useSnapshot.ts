"use client";
import { useSyncExternalStore } from "react";

/**
 * `useSyncExternalStore` that also looks again when an `<Activity>` shows its component: React 19.2 does so only where
 * the last render brought another function to read with.
 */
export function useSnapshot<Snapshot>(
  subscribe: (onChange: () => void) => () => void,
  get: () => Snapshot,
  getInitial: () => Snapshot,
): Snapshot {
  return useSyncExternalStore(subscribe, () => get(), getInitial);
}
