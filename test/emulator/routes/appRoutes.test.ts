import { expect, it } from "vitest";
import { emulatedApi } from "../emulatedApi.js";

async function slugs(query: string, options?: Parameters<typeof emulatedApi>[0]) {
  const { call, connectToken } = emulatedApi(options);
  const { body } = await call("GET", `/v1/connect/apps?${query}`, { token: await connectToken() });
  return body.data.map((app: { name_slug: string }) => app.name_slug);
}

it("lists apps by weight, or by name in either direction", async () => {
  expect((await slugs("limit=3")).join()).toBe("slack,google_sheets,github");
  expect((await slugs("sort_key=featured_weight&sort_direction=asc&limit=1")).join()).toBe("http");
  expect((await slugs("sort_key=name&limit=2")).join()).toBe("airtable_oauth,github");
  expect((await slugs("sort_key=name_slug&sort_direction=desc&limit=1")).join()).toBe("stripe");
});

it("narrows them by text, category and what they have", async () => {
  expect((await slugs("q=SHEET")).join()).toBe("google_sheets");
  expect((await slugs("category_ids=appcat_CRM,appcat_Communication")).join()).toBe("slack,gmail,hubspot");
  expect((await slugs("has_triggers=true")).join()).toBe("slack,github");
  expect((await slugs("has_actions=true&has_triggers=false")).join()).toBe("google_sheets");
  expect(await slugs("has_components=1")).toHaveLength(3);
});

it("draws an image for each that needs no network", async () => {
  const { call, connectToken } = emulatedApi();
  const token = await connectToken();
  const { body } = await call("GET", "/v1/connect/apps?limit=100", { token });
  for (const app of body.data) {
    expect(decodeURIComponent(app.img_src)).toMatch(/^data:image\/svg\+xml,<svg .*<\/svg>$/);
  }
});

it("retrieves one by slug and by id, in an envelope, at both addresses", async () => {
  const { call, connectToken } = emulatedApi();
  const token = await connectToken();
  const bySlug = await call("GET", "/v1/connect/apps/google_sheets", { token });
  expect(bySlug.body.data).toMatchObject({
    name: "Google Sheets",
    auth_type: "oauth",
    custom_fields_json: "[]",
  });
  expect((await call("GET", `/v1/apps/${bySlug.body.data.id}`, { token })).body).toEqual(bySlug.body);
  expect((await call("GET", "/v1/connect/apps/nonsense", { token })).status).toBe(404);
});

it("gives an app with keys no id, and says which fields it needs", async () => {
  const { call, connectToken } = emulatedApi();
  const { body } = await call("GET", "/v1/connect/apps/openai", { token: await connectToken() });
  expect(body.data).toMatchObject({ id: null, auth_type: "keys" });
  expect(JSON.parse(body.data.custom_fields_json)).toEqual([expect.objectContaining({ name: "api_key" })]);
});

it("has the apps that it is given", async () => {
  const apps = [{ nameSlug: "acme", name: "Acme", id: "app_Acme1", imgSrc: "data:,", categories: ["Own"] }];
  expect(await slugs("", { apps })).toEqual(["acme"]);
});

it("lists categories as a bare list, and one bare", async () => {
  const { call, connectToken } = emulatedApi();
  const token = await connectToken();
  const { body } = await call("GET", "/v1/connect/app_categories", { token });
  expect(body.map((category: { name: string }) => category.name)).toContain("Developer Tools");
  expect((await call("GET", `/v1/connect/app_categories/${body[0].id}`, { token })).body).toEqual(body[0]);
  expect((await call("GET", "/v1/connect/app_categories/nonsense", { token })).status).toBe(404);
});
