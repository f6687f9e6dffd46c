/**
 * The body of a request that only a page of our own can have sent: another site's page has to ask first before it may
 * send JSON, and is not answered. `null` for anything else.
 */
export async function readJson(request: Request): Promise<Readonly<Record<string, unknown>> | null> {
  if (!/^application\/json\b/.test(request.headers.get("content-type") ?? "")) return null;
  try {
    const body: unknown = await request.json();
    return typeof body === "object" && body !== null ? { ...body } : null;
  } catch {
    return null;
  }
}
