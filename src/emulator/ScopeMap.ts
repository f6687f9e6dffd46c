/** Which scope an endpoint needs, by `"METHOD /path"` below `/v1/connect`, project left out, parameters in braces. */
export type ScopeMap = Readonly<Record<string, string>>;
