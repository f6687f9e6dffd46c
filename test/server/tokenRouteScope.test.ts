import { expect, it } from "vitest";
import { tokenRoute } from "./tokenRoute.js";

it.each([
  [
    "nothing asked",
    "connect:accounts:read connect:proxy",
    undefined,
    undefined,
    "connect:accounts:read connect:proxy",
  ],
  ["less asked", "connect:accounts:read connect:proxy", undefined, "connect:proxy", "connect:proxy"],
  [
    "more asked",
    "connect:accounts:read",
    undefined,
    "connect:proxy connect:accounts:read",
    "connect:accounts:read",
  ],
  ["a wildcard asked", "connect:accounts:read", undefined, "connect:*", "connect:accounts:read"],
  ["below a wildcard asked", "connect:actions:*", undefined, "connect:actions:run", "connect:actions:run"],
  ["the widest asked of the widest", "connect:*", undefined, "connect:*", "connect:*"],
  [
    "twice the same asked",
    "connect:*",
    undefined,
    "connect:proxy connect:* connect:proxy",
    "connect:proxy connect:*",
  ],
  ["narrowed by the user", "connect:*", "connect:accounts:read", undefined, "connect:accounts:read"],
  ["narrowed and asked", "connect:*", "connect:actions:*", "connect:*", "connect:actions:*"],
  ["a user who may more", "connect:proxy", "connect:*", undefined, "connect:proxy"],
  ["a user who may more, as a list", "connect:proxy", ["connect:*"], undefined, "connect:proxy"],
])("grants with %s: of %j, user %j, asked %j: %j", async (_, scope, narrowed, asked, granted) => {
  const route = tokenRoute({
    scope,
    authenticate: () => ({ externalUserId: "alice", ...(narrowed && { scope: narrowed }) }),
  });
  const response = await route.ask(asked === undefined ? undefined : { scope: asked });
  expect((await response.json()).scope).toBe(granted);
  expect(route.asked?.scope).toBe(granted);
});

it.each([
  ["connect:accounts:read", undefined, "connect:accounts:write"],
  ["connect:accounts:read", "connect:proxy", undefined],
  ["connect:accounts:read", "", undefined],
  ["connect:accounts:read", [], undefined],
  ["connect:*", "connect:proxy", "connect:accounts:*"],
])("answers 403 where nothing is in common: of %j, user %j, asked %j", async (scope, narrowed, asked) => {
  const route = tokenRoute({
    scope,
    authenticate: () => ({ externalUserId: "alice", ...(narrowed !== undefined && { scope: narrowed }) }),
  });
  const response = await route.ask(asked === undefined ? undefined : { scope: asked });
  expect([response.status, (await response.json()).code]).toEqual([403, "scope_not_allowed"]);
  expect(route.pipedream.arrived).toHaveLength(0);
});

it.each([
  [undefined, undefined, undefined, undefined],
  [3600, undefined, undefined, 3600],
  [3600, undefined, 60, 60],
  [3600, undefined, 14_400, 3600],
  [undefined, undefined, 60, 60],
  [3600, 600, undefined, 600],
  [3600, 600, 3600, 600],
  [600, 3600, undefined, 600],
])("lives, of %s, user %s, asked %s: %s seconds", async (expiresIn, narrowed, asked, life) => {
  const route = tokenRoute({
    expiresIn,
    authenticate: () => ({ externalUserId: "alice", expiresIn: narrowed }),
  });
  const response = await route.ask(asked === undefined ? {} : { expires_in: asked });
  expect(route.asked?.expires_in).toBe(life);
  expect((await response.json()).expires_in).toBe(life ?? 14_400);
});
