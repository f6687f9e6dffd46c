import type { Route } from "./Route.js";
import { routeKey } from "./Route.js";
import { accountRoutes } from "./routes/accountRoutes.js";
import { appRoutes } from "./routes/appRoutes.js";
import { componentRoutes } from "./routes/componentRoutes.js";
import { deployedTriggerRoutes } from "./routes/deployedTriggerRoutes.js";
import { oauthRoutes } from "./routes/oauthRoutes.js";
import { projectRoutes } from "./routes/projectRoutes.js";
import { proxyRoutes } from "./routes/proxyRoutes.js";
import { tokenRoutes } from "./routes/tokenRoutes.js";
import { usageRoutes } from "./routes/usageRoutes.js";
import { userRoutes } from "./routes/userRoutes.js";
import type { ScopeMap } from "./ScopeMap.js";

const all: readonly Route[] = [
  ...oauthRoutes,
  ...tokenRoutes,
  ...accountRoutes,
  ...appRoutes,
  ...componentRoutes,
  ...deployedTriggerRoutes,
  ...proxyRoutes,
  ...userRoutes,
  ...usageRoutes,
  ...projectRoutes,
];

/** Every endpoint, with its path in segments. */
export const routes = all.map((route) => ({
  route,
  pattern: (route.path.startsWith("/v1/") ? route.path : `/v1/connect${route.path}`).split("/").slice(1),
}));

/**
 * Which scope each endpoint needs, as far as the scopes' documented meanings tell; the exact paths are an ASSUMPTION.
 *
 * @see https://pipedream.com/docs/connect/api-reference/authentication
 */
export const defaultScopeMap: ScopeMap = Object.fromEntries(
  all.flatMap((route) => (route.scope === undefined ? [] : [[routeKey(route), route.scope]])),
);
