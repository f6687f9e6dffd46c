/** `"POST /api/session"` → who answers it. */
export type Routes = Readonly<Record<string, (request: Request) => Promise<Response>>>;
