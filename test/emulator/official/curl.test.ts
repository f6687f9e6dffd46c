import { spawn } from "node:child_process";
import { expect, it } from "vitest";
import { servedEmulator } from "../node/servedEmulator.js";

/** Runs a command as a shell would; a machine without curl fails with a sentence. */
async function shell(command: string): Promise<string> {
  const child = spawn("sh", ["-c", command], { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let problems = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    problems += chunk;
  });
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  if (code === 127) throw new Error("This test runs the documented curl command: install curl.");
  if (code !== 0) throw new Error(`curl ended with ${code}: ${problems}`);
  return output;
}

it("answers the documented curl command, only ids and host changed", async () => {
  const { url, emulator } = await servedEmulator();

  const output = await shell(`curl ${url}/v1/oauth/token \\
  -H 'Content-Type: application/json' \\
  -d '{
    "grant_type": "client_credentials",
    "client_id": "${emulator.clientId}",
    "client_secret": "${emulator.clientSecret}",
    "scope": "connect:accounts:read connect:accounts:write"
  }'`);

  expect(JSON.parse(output)).toEqual({
    access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
    token_type: "Bearer",
    expires_in: 3600,
  });
  expect(emulator.requests.at(-1)?.scope).toBe("connect:accounts:read connect:accounts:write");
});

it("fails with a sentence on a machine that has no curl", async () => {
  await expect(shell("PATH=/nowhere curl http://localhost")).rejects.toThrow("install curl");
});
