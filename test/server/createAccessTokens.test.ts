import { expect, it } from "vitest";
import { readClientSettings } from "../../src/server/ClientSettings.js";
import { createAccessTokens } from "../../src/server/createAccessTokens.js";
import { fakePipedream, json } from "./fakePipedream.js";
import { memoryStore } from "./memoryStore.js";

/** The access token of a client with a store, from a Pipedream that numbers the tokens it issues. */
function accessTokens() {
  const pipedream = fakePipedream({
    oauth: () => json({ access_token: `access-${pipedream.oauthRequests.length}`, expires_in: 3600 }),
  });
  const { environment } = pipedream.time;
  const settings = readClientSettings({
    clientId: "client-1",
    clientSecret: "secret",
    projectId: "proj_1",
    projectEnvironment: "development",
    fetch: pipedream.fetch,
    store: memoryStore(environment.clock).store,
    environment,
  });
  return createAccessTokens(settings);
}

it("takes no refused token from the store again, though an older one is refused after it", async () => {
  const tokens = accessTokens();
  await tokens.get();
  tokens.drop("access-1");
  await tokens.get();
  tokens.drop("access-2");
  for (let late = 0; late < 100; late++) tokens.drop("access-1");
  expect(await tokens.get()).toBe("access-3");
});
