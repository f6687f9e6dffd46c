/** Facts as they may come, so that docs/errors.md shows each message the way a reader meets it. */
export const exampleFacts = {
  browser: {
    callback_timeout: { timeoutMs: 30_000 },
    callback_unauthorized: { status: 401, reason: undefined },
    callback_throttled: { status: 429, reason: undefined },
    callback_forbidden: { status: 403, reason: "forbidden_origin" },
    callback_rejected: { status: 404, reason: undefined },
    callback_unavailable: { status: 503, reason: undefined },
    invalid_response: { field: "expires_at", problem: "is missing" },
    expired_on_arrival: { lateSeconds: 42 },
    invalid_scope: { scope: "*" },
    unknown_scope: { scope: "connect:acounts:read", nearest: "connect:accounts:read" },
    dropped_initial_token: { reason: new Error("no connection") },
    short_life: { minValidity: 900 },
    invalid_options: { option: "expiresIn", problem: "is 0", fix: "Give whole seconds from 1 to 14400." },
    missing_provider: { hook: "useConnectToken()" },
    foreign_origin: { origin: "https://example.com", expected: "https://api.pipedream.com" },
  },
  server: {
    api_rejected: { status: 403, reason: undefined },
    api_unavailable: { problem: "it answered 502" },
    api_timeout: { timeoutMs: 10_000 },
    store_unavailable: { problem: "no answer came within 500 ms" },
    invalid_request: { problem: "expires_in is no whole number from 1 to 14400" },
    authenticate_failed: { problem: "threw" },
    authenticate_timeout: { timeoutMs: 5_000 },
  },
};
