/** What the examples take of Next: the headers and cookies of the request that is being answered. */
import { AsyncLocalStorage } from "node:async_hooks";

const requests = new AsyncLocalStorage();

export const answering = (request, answer) => requests.run(request, answer);
export const headers = async () => requests.getStore().headers;

export async function cookies() {
  const text = (await headers()).get("cookie") ?? "";
  const pairs = text.split(/;\s*/).map((pair) => pair.split("="));
  return { get: (name) => pairs.filter(([key]) => key === name).map(([, value]) => ({ value }))[0] };
}
