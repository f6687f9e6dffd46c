import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { tokenRoute } from "./tokenRoute.js";

const page = readFileSync(new URL("../../docs/token-route.md", import.meta.url), "utf8");
const blocks = [...page.matchAll(/^```(http|json)\n(.*?)^```$/gms)].map(([, kind, text]) => ({
  kind,
  ...message(text ?? ""),
}));

/** Start line, headers and body of a message as the page writes it. */
function message(text: string) {
  const [head = "", ...rest] = text.split("\n\n");
  const [start = "", ...lines] = head.split("\n");
  const headers = lines.map((line) => line.split(/:\s+/, 2) as [string, string]);
  return { text, start, headers, body: rest.join("\n\n").trim() };
}

/** The settings that the page names. */
function routeOfThePage() {
  return tokenRoute({
    authenticate: (request) => /session=(\w+)/.exec(request.headers.get("cookie") ?? "")?.[1] ?? null,
    scope: "connect:accounts:read connect:accounts:write connect:actions:*",
    expiresIn: 3600,
    allowedOrigins: "https://admin.example.com",
  });
}

const messages = blocks.filter(({ kind }) => kind === "http");
const examples = messages.flatMap((request, index) => {
  const response = messages[index + 1];
  return index % 2 === 0 && response ? [{ request, response }] : [];
});

it("holds pairs of a request and its answer", () => {
  expect(messages.length).toBe(examples.length * 2);
  expect(examples.length).toBeGreaterThan(7);
  for (const { request, response } of examples) {
    expect(request.start).toMatch(/^[A-Z]+ \/api\/connect-token HTTP\/1\.1$/);
    expect(response.start).toMatch(/^HTTP\/1\.1 \d{3} /);
  }
});

it.each(examples)(
  "answers as the page says: $request.start, $response.start",
  async ({ request, response }) => {
    const answer = await routeOfThePage().handler(
      new Request("http://app.example.com/api/connect-token", {
        method: request.start.split(" ")[0] ?? "",
        headers: request.headers,
        ...(request.body !== "" && { body: request.body }),
      }),
    );
    expect(answer.status).toBe(Number(response.start.split(" ")[1]));
    for (const [name, value] of response.headers)
      expect([name, answer.headers.get(name)]).toEqual([name, value]);
    const body = await answer.text();
    if (response.body === "") expect(body).toBe("");
    else if (answer.ok) expect(JSON.parse(body)).toEqual(JSON.parse(response.body));
    else expect(JSON.parse(body)).toMatchObject(JSON.parse(response.body));
  },
);

it("asks of Pipedream what the page says", async () => {
  const sample = blocks.find(({ kind }) => kind === "json");
  const [oauth, api] = Object.values(JSON.parse(sample?.text ?? "")) as Record<string, unknown>[];
  const route = routeOfThePage();
  const [request] = examples.map((example) => example.request);
  await route.handler(
    new Request("http://app.example.com/", {
      method: "POST",
      headers: request?.headers ?? [],
      body: request?.body ?? "",
    }),
  );
  expect(Object.keys(route.pipedream.oauthRequests[0]?.body ?? {})).toEqual(Object.keys(oauth ?? {}));
  expect(route.pipedream.oauthRequests[0]?.body).toMatchObject({
    grant_type: "client_credentials",
    scope: "*",
  });
  expect(route.asked).toEqual(api);
});

it("lists every status and code that the route answers", () => {
  const rows = [...page.matchAll(/^\| (\d{3}) \| (.*?) \|/gm)].map(([, status, codes]) => [
    Number(status),
    [...(codes ?? "").matchAll(/`(\w+)`/g)].map(([, code]) => code),
  ]);
  expect(rows).toEqual([
    [400, ["invalid_request"]],
    [400, ["invalid_scope"]],
    [401, ["unauthenticated"]],
    [403, ["forbidden_origin"]],
    [403, ["user_mismatch"]],
    [403, ["scope_not_allowed"]],
    [405, ["invalid_request"]],
    [413, ["invalid_request"]],
    [415, ["invalid_request"]],
    [429, ["api_throttled"]],
    [500, ["authenticate_failed", "invalid_client"]],
    [502, ["api_rejected", "api_unavailable"]],
    [503, ["authenticate_timeout"]],
    [504, ["api_timeout"]],
  ]);
});
