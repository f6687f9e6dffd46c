import { createTokenCallback } from "react-connect-token/core";
import { afterEach, expect, it, vi } from "vitest";
import { secrets } from "./fakePipedream.js";
import { ownPage, routeUrl, tokenRoute } from "./tokenRoute.js";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** The route as the browser's fetch reaches it. */
function reachable(route: ReturnType<typeof tokenRoute>) {
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
    const request = new Request(url, init);
    for (const [name, value] of Object.entries(ownPage)) request.headers.set(name, value);
    return route.handler(request);
  });
  return createTokenCallback(routeUrl);
}

it("speaks the route's wire: everything that a session may ask for arrives", async () => {
  const route = tokenRoute();
  const response = await reachable(route)({
    externalUserId: "alice",
    scope: "connect:accounts:read",
    expiresIn: 60,
    purpose: "connect",
    app: "slack",
  });
  expect(await (response as Response).json()).toMatchObject({ token: secrets.connectToken, expires_in: 60 });
  expect(route.asked).toEqual({
    external_user_id: "alice",
    scope: "connect:accounts:read",
    expires_in: 60,
    app_id: "slack",
    allowed_origins: ["https://app.example.com"],
  });
});

it("is refused when the page's user is not the session's", async () => {
  const response = await reachable(tokenRoute())({ externalUserId: "bob" });
  expect(response).toMatchObject({ status: 403 });
});
