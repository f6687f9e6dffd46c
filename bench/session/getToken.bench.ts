import { createFrontendClient } from "@pipedream/sdk/browser";
import { createConnectTokenSession, environment } from "react-connect-token/core";
import { printTable } from "../table.js";

/** Short rounds: a busy machine spoils some of them and not the median. */
const calls = 2_000;
const rounds = 401;

const answer = () => ({
  token: "ctok_0123456789abcdef0123456789abcdef",
  expires_at: new Date(Date.now() + 3_600_000).toISOString(),
  expires_in: 3_600,
  scope: "connect:*",
});

async function readySession(subscribers: number) {
  const session = createConnectTokenSession({ externalUserId: "alice", tokenCallback: async () => answer() });
  const told = { state: 0, access: 0 };
  session.start();
  await session.getToken();
  for (let index = 0; index < subscribers; index++) {
    session.stores.access.subscribe(() => told.access++);
    session.stores.state.subscribe(() => told.state++);
  }
  return { session, told };
}

const one = await readySession(1);
const many = await readySession(10_000);
const client = createFrontendClient({
  externalUserId: "alice",
  async tokenCallback() {
    const { token, expires_at } = answer();
    return { token, expiresAt: new Date(expires_at), connectLinkUrl: "" };
  },
});
const resolved = Promise.resolve("token");
/** Kept, so that reading the clocks is not optimized away. */
let lastRead = 0;

const contestants: { readonly name: string; readonly call: () => Promise<string> }[] = [
  { name: "a resolved promise", call: () => resolved },
  {
    name: "a resolved promise, and both clocks read once",
    call: () => {
      lastRead = environment.clock().monotonic;
      return resolved;
    },
  },
  { name: "getToken(), 1 subscriber", call: () => one.session.getToken() },
  { name: "getToken(), 10,000 subscribers", call: () => many.session.getToken() },
  {
    name: "getToken({ minValidity }), which looks at both clocks each time",
    call: () => one.session.getToken({ minValidity: 1 }),
  },
  { name: "@pipedream/sdk, rawAccessToken", call: () => client.rawAccessToken },
];

/** Time per call in ns of each, the median of many rounds in which all take their turn. */
async function measure(): Promise<number[]> {
  const times: number[][] = contestants.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [index, { call }] of contestants.entries()) {
      const start = performance.now();
      for (let made = 0; made < calls; made++) await call();
      times[index]?.push(((performance.now() - start) * 1e6) / calls);
    }
  return times.map((each) => each.sort((a, b) => a - b)[rounds >> 1] ?? Number.NaN);
}

const medians = await measure();
const base = medians[0] ?? Number.NaN;
printTable(
  "await of a token from memory",
  ["", "time per call", "against a resolved promise"],
  contestants.map(({ name }, index) => {
    const median = medians[index] ?? Number.NaN;
    return [name, `${median.toFixed(0)} ns`, `${(median / base).toFixed(1)} ×`];
  }),
);

many.told.state = 0;
many.told.access = 0;
await many.session.refresh();
printTable(
  "A refresh with the same scopes, 10,000 subscribers of each store",
  ["subscribers of", "told"],
  [
    ["the grant, `stores.access`", `${many.told.access} times`],
    ["the state, `stores.state`", `${many.told.state} times`],
  ],
);
if (lastRead === 0) throw new Error("The clocks were never read.");
one.session.dispose();
many.session.dispose();
