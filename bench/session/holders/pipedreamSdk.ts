import { createFrontendClient } from "@pipedream/sdk/browser";
import type { HolderKind } from "../Holder.js";

/**
 * The browser client of Pipedream's SDK. Each of its API calls takes the token that `rawAccessToken` gives. It gets
 * `expiresAt` as the Date that its type asks for, but where the route is one that gives text.
 */
export const pipedreamSdk: HolderKind = {
  name: "@pipedream/sdk",
  create({ route, user }) {
    const client = createFrontendClient({
      externalUserId: user,
      async tokenCallback({ externalUserId }) {
        const { token, expires_at } = await route.ask(externalUserId);
        const expiresAt = route.hasTextDates ? asJson(expires_at) : new Date(expires_at);
        return { token, expiresAt, connectLinkUrl: "" };
      },
    });
    return { getToken: () => client.rawAccessToken, visible: () => client };
  },
};

/** What `response.json()` is typed as when an app says it is the SDK's answer. */
function asJson(text: string): Date {
  return text as unknown as Date;
}
