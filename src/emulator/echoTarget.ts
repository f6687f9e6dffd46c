import { jsonResponse } from "./jsonResponse.js";

/** The world behind the proxy, where none is given: it answers with what it was asked. */
export async function echoTarget(request: Request): Promise<Response> {
  const headers = Object.fromEntries(request.headers);
  // That it is there is of interest; what it is is the account's secret.
  if (headers.authorization?.startsWith("Bearer emulated_")) headers.authorization = "Bearer [the account's]";
  const text = await request.text();
  return jsonResponse({ method: request.method, url: request.url, headers, body: parsed(text) });
}

function parsed(text: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
