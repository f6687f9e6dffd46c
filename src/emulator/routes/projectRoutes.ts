import type { Call } from "../Call.js";
import { appId } from "../findApp.js";
import { jsonResponse } from "../jsonResponse.js";
import type { Route } from "../Route.js";

/** @see contract part 5 */
export const projectRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/projects/info",
    project: true,
    tokens: "both",
    scope: "connect:projects:read",
    handle: retrieveInfo,
  },
];

/** The apps that the project is used with. */
function retrieveInfo({ world }: Call): Response {
  const apps = world.apps.flatMap((app) => {
    const id = appId(app);
    return id === null ? [] : [{ id, name_slug: app.nameSlug }];
  });
  return jsonResponse({ apps });
}
