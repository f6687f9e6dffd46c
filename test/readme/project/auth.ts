/** What the README's code imports as the app's own: the session of an auth library. */
export async function auth(): Promise<{ user?: { id?: string } } | null> {
  return { user: { id: "alice" } };
}
