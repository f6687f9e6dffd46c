import type { Call } from "../Call.js";
import { jsonResponse } from "../jsonResponse.js";
import { badRequest } from "../Refusal.js";
import type { Route } from "../Route.js";
import { usageWindowMs } from "../usage.js";

/** @see contract part 5 */
export const usageRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/usage",
    project: false,
    tokens: "oauth",
    scope: "connect:usage:read",
    handle: list,
  },
];

/** One record for each hour in which something ran, within the window that is asked for. */
function list({ world, query }: Call): Response {
  const [from, to] = [seconds(query, "start_ts"), seconds(query, "end_ts")];
  const data = [...world.data.usage]
    .map(([start, credits]) => ({
      credits_used: credits,
      usage_start_ts: start / 1000,
      usage_end_ts: (start + usageWindowMs) / 1000,
    }))
    .filter((record) => record.usage_end_ts > from && record.usage_start_ts < to);
  return jsonResponse({ data });
}

function seconds(query: URLSearchParams, name: string): number {
  const text = query.get(name) ?? "";
  if (!/^\d+$/.test(text)) throw badRequest(`${name} must be a time in Unix seconds`);
  return Number(text);
}
