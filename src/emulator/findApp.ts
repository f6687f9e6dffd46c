import type { EmulatedApp } from "./EmulatedApp.js";
import type { World } from "./World.js";

/** The app of this slug or id. */
export const findApp = ({ apps }: World, slugOrId: string): EmulatedApp | undefined =>
  apps.find((app) => app.nameSlug === slugOrId || appId(app) === slugOrId);

/** The app's id; apps with keys have none. */
export function appId(app: EmulatedApp): string | null {
  if (app.id !== undefined) return app.id;
  return (app.authType ?? "oauth") === "oauth" ? `app_${app.nameSlug.replaceAll("_", "")}` : null;
}
