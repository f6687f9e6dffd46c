import type { TokenRequestBody } from "react-connect-token/server";
import { expect, it, onTestFinished, vi } from "vitest";
import { checkAddresses } from "../../src/server/checkAddresses.js";
import { outcome, tokenRoute } from "./tokenRoute.js";

const listed = "https://admin.example.com";

it.each([
  ["https://app.example.com/done", 200],
  [`${listed}/done`, 200],
  ["https://evil.example/done", 400],
  ["https://app.example.com.evil.example/", 400],
  ["https://app.example.com@evil.example/", 400],
  ["https:evil.example", 400],
  ["http://app.example.com/done", 400],
  ["evilapp://done", 400],
])("takes an address from the browser off the list alone: %s answers %d", async (back, status) => {
  const route = tokenRoute({
    allowedOrigins: listed,
    tokenOptions: (_, __, body) => ({ successRedirectUri: String(body.back) }),
  });
  expect(await outcome(await route.ask({ back }))).toEqual([
    status,
    status === 400 ? "invalid_request" : undefined,
  ]);
  expect(route.pipedream.arrived).toHaveLength(status === 200 ? 2 : 0);
});

it.each([
  "/\\evil.example",
  "/\t/evil.example/",
  "//evil.example/a b",
  "//evil.example/ü",
  "//evil.example/x/../y",
  "//evil.example:443/",
  "//evil.example:444/",
  "//\u0435vil.example/", // its first letter is Cyrillic
])("refuses what becomes another host where the app resolves it against its own: %j", async (next) => {
  const route = tokenRoute({
    tokenOptions: (_, __, body) => ({
      successRedirectUri: new URL(String(body.next), "https://app.example.com").href,
      webhookUri: `https://${new URL(String(body.next), "https://app.example.com").hostname}/hook`,
    }),
  });
  expect(await outcome(await route.ask({ next }))).toEqual([400, "invalid_request"]);
  expect(route.pipedream.arrived).toEqual([]);
});

it.each([
  " evil.example",
  "ev%69l.example",
  "/evil.example",
  "/user@evil.example",
  "\\evil.example/x",
  "@evil.example#",
  134_744_072,
])("refuses what becomes a host where the app cuts it clean or parses it: %j", async (tenant) => {
  const written = [`https://${String(tenant).trim()}/hook`, `https://${tenant}/hook`].filter((address) =>
    URL.canParse(address),
  );
  for (const webhookUri of written.flatMap((address) => [address, new URL(address).href])) {
    const route = tokenRoute({ tokenOptions: () => ({ webhookUri }) });
    expect([webhookUri, (await route.ask({ tenant })).status]).toEqual([webhookUri, 400]);
  }
});

const origins = ["https://app.example.com", "capacitor://localhost"];
const check = (address: string, body: TokenRequestBody, field = "successRedirectUri") =>
  checkAddresses({ [field]: address }, body, origins);

it.each(["successRedirectUri", "errorRedirectUri", "webhookUri"])("looks at %s", (field) => {
  expect(() => check("https://evil.example/", { to: "https://evil.example/" }, field)).toThrow(
    /listed origin/,
  );
});

it.each([
  ["https://app.example.com.evil.example/", { host: ".evil.example" }],
  ["https://app.example.com.evil.example/a", { host: ".evil.example/a" }],
  ["https://app.example.com@evil.example/", { path: "@evil.example/" }],
  ["https://tenant.evil.example/", { at: { deep: ["evil.example"] } }],
  ["https://evil.example/", { to: "//evil.example/" }],
  ["https://evil.example/", { to: "HTTPS:EVIL.example" }],
  ["https://evil.example/other", { to: "https://user@evil.example" }],
  ["https://evil.example/", { to: "/\\evil.example", also: "https://evil.example/" }],
  ["https://x.evil.example/", { tenant: "x" }],
  ["https://app-x.evil.example/", { branch: "x" }],
  ["https://application.com/", { end: "lication.com" }],
  ["https://example.community/", { path: "munity" }],
  ["https://example.community/done", { prefix: "munity" }],
  ["https://example.dev", { path: "v" }],
  ["https://example.dev/", { path: "v" }],
  ["https://example.dev?from=us", { path: "v" }],
  ["https://example.dev/a", { path: "v/a" }],
  ["https://example.community?done", { path: "munity?done" }],
  ["https://example.com:30001", { path: "1" }],
  ["https://zen.en.example/", { lang: "en" }],
  ["https://partner.example:8443/", { port: 8443 }],
  ["evilapp://done", { scheme: "EvilApp" }],
])("refuses %s, whose host holds %j", (address, body) => {
  expect(() => check(address, body)).toThrow(/listed origin/);
});

it.each([
  ["https://partner.example/done", {}],
  ["https://partner.example/done?back=settings", { back: "settings" }],
  ["https://partner.example/done", { lang: "le", tab: "e", theme: "art", page: 7, all: true }],
  ["https://partner.example/done", { path: "/partner", anchor: "#example" }],
  ["https://partner.example/", { dot: ".", at: "@", none: " ", null: null }],
  ["https://partner.example:3600/", { expires_in: 3600 }],
  ["https://partner.example/", { page: "https://docs.example.org/partner" }],
  ["https://partner.example/", { back: "/" }],
  ["https://partner.example/?x=1", { back: "?x=1" }],
  ["https://partner.example/slack", { app: "slack", scope: "partner", external_user_id: "partner.example" }],
  ["https://app.example.com/done", { to: "https://app.example.com/done" }],
  ["capacitor://localhost/done", { to: "capacitor://localhost/done" }],
])("lets %s pass, whatever the browser sent: %j", (address, body) => {
  expect(() => check(address, body)).not.toThrow();
});

it("leaves what is no address to the check that names the option", () => {
  expect(() => check("evil", { to: "evil" })).not.toThrow();
  expect(() => checkAddresses(undefined, { to: "https://evil.example/" }, origins)).not.toThrow();
});

it("looks at a host alone, so that a long body costs no time, and at none that is longer than a name can be", async () => {
  const texts = Array.from({ length: 110 }, (_, index) => "a".repeat(index + 1));
  const to = "a".repeat(8_000);
  const looks = vi.spyOn(String.prototype, "indexOf");
  onTestFinished(() => looks.mockRestore());
  const path = tokenRoute({
    tokenOptions: (_, __, body) => ({ successRedirectUri: `https://partner.example/done?to=${body.to}` }),
  });
  expect((await path.ask({ texts, to })).status).toBe(200);
  expect(looks.mock.calls.length).toBeLessThan(2_000);
  const host = tokenRoute({ tokenOptions: (_, __, body) => ({ webhookUri: `https://${body.to}.example/` }) });
  expect((await host.ask({ texts, to })).status).toBe(400);
});

it("takes an empty column of a database for nothing said", async () => {
  const route = tokenRoute({ tokenOptions: () => ({ webhookUri: null }) as never });
  expect((await route.ask({})).status).toBe(200);
});
