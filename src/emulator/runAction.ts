import { requiredUser } from "./boundUser.js";
import { type Call, objectField, readBody, requiredText, textField } from "./Call.js";
import { componentRun } from "./componentRun.js";
import { emptyResponse, jsonResponse } from "./jsonResponse.js";
import { notFound } from "./notFound.js";
import { addUsage } from "./usage.js";

/** `POST /actions/run`. What the action throws is an observation of a run that took place, not an error of the API. */
export async function runAction(call: Call): Promise<Response> {
  const { world, request } = call;
  const body = await readBody(request);
  const id = requiredText(body, "id");
  const action = world.actions.find(({ key }) => key === id);
  if (action === undefined) throw notFound(world);
  const user = requiredUser(call, textField(body, "external_user_id"));
  const run = componentRun(call, user, objectField(body, "configured_props"));
  addUsage(world, 1);
  if (world.asyncRuns) return emptyResponse(202);

  const exports: Record<string, unknown> = {};
  const exportValue = (name: string, value: unknown) => {
    exports[name] = value;
  };
  try {
    const ret = (await action.run?.({ ...run, exportValue })) ?? null;
    return jsonResponse({ exports, os: [], ret });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const observation = { k: "error", ts: world.clock.now(), err: { name, message, stack: "" } };
    return jsonResponse({ exports, os: [observation], ret: null });
  }
}
