import { accountsOf } from "../product/accounts.js";
import { createStoryApi, type StoryApi } from "./createStoryApi.js";

interface Answers {
  /** Left out, and where it says nothing: what is connected. */
  readonly list?: () => Response | Promise<Response> | undefined;
  /** Left out: it is no longer connected. */
  readonly remove?: () => Response | Promise<Response>;
}

/** An API with the accounts of the stories, but for what is answered in its place. */
export function createAccountsApi({ list, remove }: Answers = {}): StoryApi {
  let kept = accountsOf("ana").map((account, index) => ({ id: `apn_${index + 1}`, ...account }));
  return createStoryApi((request) => {
    if (request.method === "GET") return list?.() ?? Response.json({ data: kept });
    if (remove !== undefined) return remove();
    kept = kept.filter(({ id }) => !request.url.endsWith(id));
    return new Response(null, { status: 204 });
  });
}
