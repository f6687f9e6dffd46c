import { createConnectEmulator, type EmulatorOptions } from "react-connect-token/testing";

/** What a call is made of, beside method and path. */
export interface CallOptions {
  readonly token?: string;
  readonly body?: unknown;
  /** `null`: the header is left out. Default: the emulator's own, with an OAuth token. */
  readonly environment?: string | null;
  readonly origin?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** An emulator and the plain calls that tests make to it; `path` is everything behind the host. */
export function emulatedApi(options?: EmulatorOptions) {
  const emulator = createConnectEmulator(options);
  const project = `/v1/connect/${emulator.projectId}`;

  async function call(method: string, path: string, options: CallOptions = {}) {
    const { token, body, origin, signal, environment = emulator.projectEnvironment } = options;
    const headers = new Headers();
    if (token !== undefined) headers.set("authorization", `Bearer ${token}`);
    if (origin !== undefined) headers.set("origin", origin);
    if (body !== undefined) headers.set("content-type", "application/json");
    if (environment !== null && !token?.startsWith("ctok_")) headers.set("x-pd-environment", environment);
    for (const [name, value] of Object.entries(options.headers ?? {})) headers.set(name, value);
    const response = await emulator.fetch(
      new Request(`https://api.pipedream.com${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
        ...(signal === undefined ? {} : { signal }),
      }),
    );
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json");
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  const credentials = () => ({
    grant_type: "client_credentials",
    client_id: emulator.clientId,
    client_secret: emulator.clientSecret,
  });

  async function accessToken(scope?: string): Promise<string> {
    const body = { ...credentials(), ...(scope === undefined ? {} : { scope }) };
    return (await call("POST", "/v1/oauth/token", { body })).body.access_token;
  }

  /** Asks for a Connect token and answers what came, good or bad. */
  async function mint(fields: Readonly<Record<string, unknown>> = {}, token?: string) {
    return call("POST", `${project}/tokens`, {
      token: token ?? (await accessToken()),
      body: { external_user_id: "alice", ...fields },
    });
  }

  const connectToken = async (fields?: Readonly<Record<string, unknown>>): Promise<string> =>
    (await mint(fields)).body.token;

  return { emulator, project, call, credentials, accessToken, mint, connectToken };
}
