import type { Call } from "./Call.js";
import type { EmulatedApp } from "./EmulatedApp.js";
import type { World } from "./World.js";

/** The app of this slug or id. */
export const findApp = ({ apps }: World, slugOrId: string): EmulatedApp | undefined =>
  apps.find((app) => app.nameSlug === slugOrId || appId(app) === slugOrId);

/** The slug of the app that a list is narrowed to, by slug or id; `null` for all of them. */
export function wantedApp({ world, query }: Call): string | null {
  const named = query.get("app");
  return named ? (findApp(world, named)?.nameSlug ?? named) : null;
}

/** The app's id; apps with keys have none. */
export function appId(app: EmulatedApp): string | null {
  if (app.id !== undefined) return app.id;
  return (app.authType ?? "oauth") === "oauth" ? `app_${app.nameSlug.replaceAll("_", "")}` : null;
}
