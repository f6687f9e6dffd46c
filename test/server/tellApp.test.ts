import { expect, it } from "vitest";
import { fakePipedream } from "./fakePipedream.js";
import { tokenRoute } from "./tokenRoute.js";

const isDown = async () => {
  throw new Error("the logger is down");
};

it("leaves no rejection unhandled when an asynchronous onError or onWarning rejects", async () => {
  const pipedream = fakePipedream();
  const client = pipedream.client({ scope: "connect:unheard", onWarning: isDown });
  const route = tokenRoute({ client, authenticate: () => "", onError: isDown }, pipedream);
  expect((await route.ask()).status).toBe(500);
  await pipedream.time.rest(); // an unhandled one would fail the run
});
