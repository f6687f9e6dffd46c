import { requiredUser } from "../boundUser.js";
import { type Call, objectField, param, readBody, requiredText, textField } from "../Call.js";
import { componentRun } from "../componentRun.js";
import { deployTrigger } from "../deployTrigger.js";
import type { EmulatedAction, EmulatedTrigger, PropOption } from "../EmulatedComponent.js";
import { wantedApp } from "../findApp.js";
import type { JsonObject } from "../JsonObject.js";
import { emptyResponse, jsonResponse } from "../jsonResponse.js";
import { notFound } from "../notFound.js";
import { paginate } from "../paginate.js";
import { badRequest } from "../Refusal.js";
import type { Route } from "../Route.js";
import { randomId } from "../randomId.js";
import { runAction } from "../runAction.js";
import type { World } from "../World.js";
import { wireComponent } from "../wireComponent.js";

type Kind = "components" | "actions" | "triggers";

const scopes = {
  components: "connect:*",
  actions: "connect:actions:*",
  triggers: "connect:triggers:*",
} as const satisfies Record<Kind, string>;

/** @see contract part 5 */
export const componentRoutes: readonly Route[] = [
  ...routesOf("components"),
  ...routesOf("actions"),
  ...routesOf("triggers"),
  { ...posts("actions"), path: "/actions/run", handle: runAction },
  { ...posts("triggers"), path: "/triggers/deploy", handle: deployTrigger },
];

function posts(kind: Kind) {
  return {
    method: "POST",
    project: true,
    tokens: "both",
    scope: scopes[kind],
    limit: "componentRuns",
  } as const;
}

function routesOf(kind: Kind): readonly Route[] {
  const gets = { ...posts(kind), method: "GET", limit: "componentReads" } as const;
  return [
    { ...gets, path: `/${kind}`, handle: (call) => list(call, kind) },
    { ...gets, path: `/${kind}/{key}`, handle: (call) => retrieve(call, kind) },
    { ...posts(kind), path: `/${kind}/configure`, handle: (call) => configure(call, kind) },
    { ...posts(kind), path: `/${kind}/props`, handle: (call) => reloadProps(call, kind) },
  ];
}

interface Entry {
  readonly component: EmulatedAction | EmulatedTrigger;
  readonly type: "action" | "trigger";
}

function entries({ actions, triggers }: World, kind: Kind): readonly Entry[] {
  return [
    ...(kind === "triggers" ? [] : actions.map((component) => ({ component, type: "action" }) as const)),
    ...(kind === "actions" ? [] : triggers.map((component) => ({ component, type: "trigger" }) as const)),
  ];
}

const registries: readonly (string | null)[] = [null, "public", "private", "all"];

function list(call: Call, kind: Kind): Response {
  const { query, world } = call;
  const registry = query.get("registry");
  if (!registries.includes(registry)) throw badRequest("registry must be public, private or all");
  const wanted = query.get("q")?.toLowerCase() ?? "";
  const app = wantedApp(call);
  const type = query.get("component_type");
  // Everything emulated is public: nobody has published a component of their own here.
  const found = registry === "private" ? [] : entries(world, kind);
  const numbered = found
    .filter(
      ({ component, type: own }) =>
        `${component.key} ${component.name}`.toLowerCase().includes(wanted) &&
        (app === null || component.key.startsWith(`${app}-`)) &&
        (!type || own === type),
    )
    .map((entry, sequence) => ({ ...entry, sequence }));
  return jsonResponse(paginate(call, numbered, ({ component, type }) => wireComponent(component, type)));
}

function find(world: World, kind: Kind, key: string): Entry {
  const entry = entries(world, kind).find(({ component }) => component.key === key);
  if (entry === undefined) throw notFound(world);
  return entry;
}

function retrieve(call: Call, kind: Kind): Response {
  const { component, type } = find(call.world, kind, param(call, "key"));
  return jsonResponse({ data: wireComponent(component, type) });
}

async function configure(call: Call, kind: Kind): Promise<Response> {
  const body = await readBody(call.request);
  const { component } = find(call.world, kind, requiredText(body, "id"));
  const name = requiredText(body, "prop_name");
  const run = runOf(call, body);
  const common = { context: {}, observations: [] };
  try {
    const props = [...(component.configurableProps ?? []), ...(component.additionalProps?.(run) ?? [])];
    if (props.some((prop) => prop.name === name)) {
      if (call.world.asyncRuns) return emptyResponse(202);
      const choices = component.options?.[name]?.(run) ?? [];
      return jsonResponse({ ...writeOptions(choices), ...common, errors: [] });
    }
  } catch (error) {
    return jsonResponse({ options: [], stringOptions: null, ...common, errors: [String(error)] });
  }
  throw badRequest("prop_name is not a prop of this component");
}

/** The wire tells plain texts and labelled values apart by the name of the list. */
function writeOptions(choices: readonly PropOption[]) {
  const plain = choices.every((choice) => typeof choice === "string");
  return plain && choices.length > 0
    ? { options: null, stringOptions: choices }
    : {
        options: choices.map((choice) =>
          typeof choice === "string" ? { label: choice, value: choice } : choice,
        ),
        stringOptions: null,
      };
}

async function reloadProps(call: Call, kind: Kind): Promise<Response> {
  const body = await readBody(call.request);
  const { component } = find(call.world, kind, requiredText(body, "id"));
  const run = runOf(call, body);
  if (call.world.asyncRuns) return emptyResponse(202);
  const fixed = component.configurableProps ?? [];
  try {
    const configurableProps = [...fixed, ...(component.additionalProps?.(run) ?? [])];
    const dynamicProps = { id: textField(body, "dynamic_props_id") ?? randomId("dyp"), configurableProps };
    return jsonResponse({ observations: [], errors: [], dynamicProps });
  } catch (error) {
    return jsonResponse({ observations: [], errors: [String(error)], dynamicProps: null });
  }
}

function runOf(call: Call, body: JsonObject) {
  const user = requiredUser(call, textField(body, "external_user_id"));
  return componentRun(call, user, objectField(body, "configured_props"), textField(body, "query"));
}
