import { createConnectTokenSession } from "react-connect-token/core";
import { vi } from "vitest";

/** A session that gets `ctok_1`, `ctok_2`, …, and how often it asked. */
export function readySession(options: { projectEnvironment?: "development"; baseUrl?: string } = {}) {
  let count = 0;
  const tokenCallback = vi.fn(async () => ({
    token: `ctok_${++count}`,
    expires_at: "2099-01-01T00:00:00Z",
    expires_in: 3600,
    scope: "connect:*",
  }));
  const session = createConnectTokenSession({ externalUserId: "alice", tokenCallback, ...options });
  return { session, tokenCallback };
}
