import { expect, test } from "vitest";
import { app as express } from "./server/express.ts";
import { app as hono } from "./server/hono.ts";

const init = {
  method: "POST",
  headers: { "content-type": "application/json", "x-user": "alice" },
  body: JSON.stringify({ expires_in: 60 }),
};

test("Hono passes the request on", async () => {
  const answer = await hono.request("/api/connect-token", init);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ external_user_id: "alice", scope: "connect:accounts:read" });
});

test("Express passes a request of its own on, and the body it has read", async () => {
  const server = express.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address();
  const url = `http://127.0.0.1:${port}/api/connect-token`;
  const answer = await fetch(url, init);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(await answer.json()).toMatchObject({ external_user_id: "alice", scope: "connect:accounts:read" });
  expect((await fetch(url, { ...init, body: "[]" })).status).toBe(400);
  server.close();
});
