import { appTile } from "./appTile.js";
import type { EmulatedApp } from "./EmulatedApp.js";
import { appId } from "./findApp.js";

/** An app in the wire's spelling. */
export function wireApp(app: EmulatedApp) {
  return {
    id: appId(app),
    name_slug: app.nameSlug,
    name: app.name,
    auth_type: app.authType ?? "oauth",
    description: app.description ?? null,
    img_src: app.imgSrc ?? appTile(app.nameSlug, app.name),
    custom_fields_json: app.authType === "keys" ? JSON.stringify([apiKeyField]) : "[]",
    categories: app.categories ?? [],
    featured_weight: app.featuredWeight ?? 0,
    scope_profiles: [],
    connect: {
      proxy_enabled: true,
      allowed_domains: null,
      base_proxy_target_url: app.baseProxyTargetUrl ?? null,
    },
  };
}

const apiKeyField = { name: "api_key", type: "password", label: "API key", optional: false };
