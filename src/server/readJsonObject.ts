import { serverError } from "../errors/serverCatalogue.js";

/**
 * The JSON object in an answer.
 *
 * @throws ConnectTokenError `api_unavailable` for a page, an empty body or anything else; the body is never repeated
 */
export async function readJsonObject(response: Response): Promise<Record<string, unknown>> {
  let text: string;
  try {
    text = await response.text();
  } catch {
    throw serverError("api_unavailable", { problem: "the connection broke in the middle of its answer" });
  }
  const value = parse(text);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>; // any object has text keys and values that nothing is known about
  }
  throw serverError("api_unavailable", { problem: "its answer is not a JSON object" });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
