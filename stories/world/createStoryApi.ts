import { QueryClient } from "@tanstack/react-query";

type Answer = (request: Request) => Response | Promise<Response>;

/** Where a story's API is taken to be, and the QueryClient of the app that asks it. */
export interface StoryApi {
  readonly baseUrl: string;
  readonly queryClient: QueryClient;
}

/** By origin: several stories stand on one page of documentation. */
const apis = new Map<string, Answer>();
const send = globalThis.fetch;

globalThis.fetch = async (input, init) => {
  const { origin } = new URL(input instanceof Request ? input.url : input, globalThis.location.href);
  const answer = apis.get(origin);
  return answer === undefined ? send(input, init) : answer(new Request(input, init));
};

/** An API that a story decides for; what is sent to it never leaves the page. For a story's loader, made anew for each run. */
export function createStoryApi(answer: Answer): StoryApi {
  const baseUrl = `https://api-${apis.size + 1}.example`;
  apis.set(baseUrl, answer);
  return { baseUrl, queryClient: new QueryClient({ defaultOptions: { queries: { retry: false } } }) };
}

/** An answer that never comes. */
export const unanswered = () => new Promise<Response>(() => {});

/** What the API says to a token that lacks a scope, whatever was granted. */
export const lacking = (scope: string) =>
  Response.json({ code: "insufficient_scope", details: { required: [scope] } }, { status: 403 });
