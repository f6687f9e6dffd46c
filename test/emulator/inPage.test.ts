// @vitest-environment jsdom
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { emulatedApi } from "./emulatedApi.js";

it("works in jsdom", async () => {
  expect(document.body).toBeDefined();
  const { emulator, connectToken, call } = emulatedApi();
  const { id } = emulator.connectAccount({ externalUserId: "alice", app: "slack" });
  const token = await connectToken({ allowed_origins: [location.origin] });
  const encoded = btoa("https://slack.com/api/auth.test");
  const path = `/v1/connect/proxy/${encoded}?account_id=${id}`;
  const answer = await call("POST", path, { token, origin: location.origin, body: { a: 1 } });
  expect(answer).toMatchObject({
    status: 200,
    body: { url: "https://slack.com/api/auth.test", body: { a: 1 } },
  });
});

it("is made of web standards alone, but for what serves it from Node", () => {
  const root = join(import.meta.dirname, "../../src/emulator");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !file.startsWith("node"),
  );
  expect(files.length).toBeGreaterThan(30);
  for (const file of files) {
    const source = readFileSync(join(root, file), "utf8");
    expect.soft({ [file]: source.match(/node:|\bBuffer\b|\bprocess\./)?.[0] }).toEqual({ [file]: undefined });
  }
});
