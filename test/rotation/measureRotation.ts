import { PipedreamClient } from "@pipedream/sdk";
import { createConnectClient } from "react-connect-token/server";
import { createConnectEmulator } from "react-connect-token/testing";
import { serveEmulator } from "react-connect-token/testing/node";

/** What is measured: so many calls a second for so long, the secret rotated half-way. */
export interface Rotation {
  readonly callsPerSecond: number;
  readonly seconds: number;
  /** How much later than Pipedream the function for the secret knows the new one. */
  readonly lateMs: number;
}

/** What came of it for one client. */
export interface RotationResult {
  readonly client: string;
  readonly calls: number;
  readonly failed: number;
  /** Of these, the ones that began when the function knew the new secret already. */
  readonly failedThoughKnown: number;
  readonly oauthRequests: number;
  /** What the first failure said. */
  readonly failure: string | null;
  /** By how much the busiest moment of this machine made a call begin late. */
  readonly behindMs: number;
}

/** Options that both clients take. */
interface Connection {
  readonly clientId: string;
  readonly clientSecret: () => string;
  readonly projectId: string;
  readonly projectEnvironment: "development";
  readonly baseUrl: string;
}

type Call = (externalUserId: string) => Promise<unknown>;

const clients: Record<string, (connection: Connection) => Call> = {
  "react-connect-token": (connection) => {
    const client = createConnectClient(connection);
    return (externalUserId) => client.createConnectToken({ externalUserId });
  },
  "@pipedream/sdk": (connection) => {
    const client = new PipedreamClient(connection);
    return (externalUserId) => client.tokens.create({ externalUserId });
  },
};

/** Each client goes through the same rotation, side by side, on an emulator of its own that revokes what it issued. */
export function measureRotation(rotation: Rotation): Promise<readonly RotationResult[]> {
  return Promise.all(Object.entries(clients).map(([name, create]) => measure(name, create, rotation)));
}

async function measure(
  client: string,
  create: (connection: Connection) => Call,
  { callsPerSecond, seconds, lateMs }: Rotation,
): Promise<RotationResult> {
  const emulator = createConnectEmulator({ revokeIssuedTokensOnRotate: true });
  const served = await serveEmulator(emulator);
  const { clientId, projectId } = emulator;
  let secret = emulator.clientSecret;
  let isKnown = false;
  const call = create({
    clientId,
    clientSecret: () => secret,
    projectId,
    projectEnvironment: "development",
    baseUrl: served.url,
  });
  const outcomes: Promise<{ wasKnown: boolean; failure: string | null }>[] = [];
  const count = callsPerSecond * seconds;
  let behindMs = 0;
  const start = performance.now();
  for (let index = 0; index < count; index++) {
    const at = start + (index / callsPerSecond) * 1_000;
    await until(at);
    behindMs = Math.max(behindMs, performance.now() - at);
    if (index === count / 2) rotate();
    const wasKnown = isKnown;
    outcomes.push(
      call(`user-${index}`).then(
        () => ({ wasKnown, failure: null }),
        (reason: unknown) => ({ wasKnown, failure: describe(reason) }),
      ),
    );
  }
  const failures = (await Promise.all(outcomes)).filter(({ failure }) => failure !== null);
  await served.close();
  return {
    client,
    calls: count,
    failed: failures.length,
    failedThoughKnown: failures.filter(({ wasKnown }) => wasKnown).length,
    oauthRequests: emulator.requests.filter(({ path }) => path === "/v1/oauth/token").length,
    failure: failures[0]?.failure ?? null,
    behindMs,
  };

  function rotate() {
    const next = emulator.rotateClientSecret();
    const know = () => {
      secret = next;
      isKnown = true;
    };
    if (lateMs === 0) know();
    else setTimeout(know, lateMs);
  }
}

/** Waits, and when it is late lets the others go first all the same. */
function until(at: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, at - performance.now())));
}

function describe(reason: unknown): string {
  if (typeof reason !== "object" || reason === null) return String(reason);
  const { code, statusCode } = reason as { code?: unknown; statusCode?: unknown };
  return String(code ?? statusCode ?? reason);
}
