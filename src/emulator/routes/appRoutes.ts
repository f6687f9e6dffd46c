import { type Call, param } from "../Call.js";
import type { EmulatedApp } from "../EmulatedApp.js";
import { findApp } from "../findApp.js";
import { jsonResponse } from "../jsonResponse.js";
import { notFound } from "../notFound.js";
import { paginate } from "../paginate.js";
import type { Route } from "../Route.js";
import type { World } from "../World.js";
import { wireApp } from "../wireApp.js";

const reads = { method: "GET", project: false, tokens: "both", scope: "connect:apps:*" } as const;

/** @see contract part 5 */
export const appRoutes: readonly Route[] = [
  { ...reads, path: "/apps", handle: list },
  { ...reads, path: "/apps/{id}", handle: retrieve },
  { ...reads, path: "/v1/apps", handle: list },
  { ...reads, path: "/v1/apps/{id}", handle: retrieve },
  { ...reads, path: "/app_categories", handle: listCategories },
  { ...reads, path: "/app_categories/{id}", handle: retrieveCategory },
];

function list(call: Call): Response {
  const { world, query } = call;
  const wanted = query.get("q")?.toLowerCase() ?? "";
  const categories = query
    .getAll("category_ids")
    .flatMap((ids) => ids.split(","))
    .filter(Boolean);
  const apps = world.apps.filter(
    (app) =>
      `${app.nameSlug} ${app.name}`.toLowerCase().includes(wanted) &&
      (categories.length === 0 || app.categories?.some((name) => categories.includes(categoryId(name)))) &&
      has(query, "has_actions", hasComponent(world.actions, app)) &&
      has(query, "has_triggers", hasComponent(world.triggers, app)) &&
      has(query, "has_components", hasComponent([...world.actions, ...world.triggers], app)),
  );
  const sorted = [...apps].sort(inOrder(query.get("sort_key"), query.get("sort_direction")));
  const numbered = sorted.map((app, sequence) => ({ app, sequence }));
  return jsonResponse(paginate(call, numbered, ({ app }) => wireApp(app)));
}

function retrieve(call: Call): Response {
  const app = findApp(call.world, param(call, "id"));
  if (app === undefined) throw notFound(call.world);
  return jsonResponse({ data: wireApp(app) });
}

function listCategories({ world }: Call): Response {
  return jsonResponse(categoriesOf(world));
}

function retrieveCategory(call: Call): Response {
  const category = categoriesOf(call.world).find(({ id }) => id === param(call, "id"));
  if (category === undefined) throw notFound(call.world);
  return jsonResponse(category);
}

function categoriesOf({ apps }: World) {
  const names = new Set(apps.flatMap(({ categories = [] }) => categories));
  return [...names].sort().map((name) => ({ id: categoryId(name), name, description: `Apps for ${name}` }));
}

const categoryId = (name: string): string => `appcat_${name.replace(/[^a-z0-9]/gi, "")}`;

const hasComponent = (components: readonly { readonly key: string }[], app: EmulatedApp): boolean =>
  components.some(({ key }) => key.startsWith(`${app.nameSlug}-`));

/** Whether a filter that may be left out agrees with what is the case. */
function has(query: URLSearchParams, name: string, isSo: boolean): boolean {
  const asked = query.get(name);
  return asked === null || (asked === "true" || asked === "1") === isSo;
}

function inOrder(key: string | null, direction: string | null) {
  const sign = (direction ?? (key === "name" || key === "name_slug" ? "asc" : "desc")) === "asc" ? 1 : -1;
  return (a: EmulatedApp, b: EmulatedApp): number => {
    if (key === "name") return sign * a.name.localeCompare(b.name, "en");
    if (key === "name_slug") return sign * (a.nameSlug < b.nameSlug ? -1 : 1);
    return sign * ((a.featuredWeight ?? 0) - (b.featuredWeight ?? 0));
  };
}
