/** Calls a logger of the app's: one that throws, or rejects, must not take the route down. */
export function tellApp(tell: () => unknown): void {
  (async () => tell())().catch(() => {});
}
