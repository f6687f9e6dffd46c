import type { ConnectTokenResponse, TokenRequest } from "react-connect-token";
import { createWorld } from "../world.js";

interface Answer {
  readonly scope?: string;
  readonly status?: number;
  /** The answer never comes. */
  readonly hang?: boolean;
}

/** A token route that a test decides for, in a world that a test holds. */
export function createRoute(answer: Answer = { scope: "connect:*" }) {
  const world = createWorld();
  const calls: TokenRequest[] = [];
  const route = {
    world,
    calls,
    answer,
    tokenCallback: async (request: TokenRequest) => {
      calls.push(request);
      const { scope, status, hang } = route.answer;
      if (hang) return new Promise<never>(() => {});
      if (status !== undefined) return new Response(null, { status });
      return tokenFor(request.externalUserId, calls.length, scope);
    },
  };
  return route;
}

/** A token of an hour. */
export function tokenFor(user: string, number = 0, scope = "connect:*"): ConnectTokenResponse {
  return {
    token: `ctok_${user}_${number}`,
    expires_at: "2026-01-01T01:00:00Z",
    expires_in: 3_600,
    scope,
    external_user_id: user,
  };
}
