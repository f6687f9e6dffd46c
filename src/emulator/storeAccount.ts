import type { EmulatedApp } from "./EmulatedApp.js";
import { ensureUser } from "./externalUsers.js";
import type { JsonObject } from "./JsonObject.js";
import { randomHex, randomId } from "./randomId.js";
import type { ProjectEnvironment, StoredAccount, World } from "./World.js";

/** What an account is made of. */
export interface NewAccount {
  readonly app: EmulatedApp;
  readonly user: string;
  readonly environment: ProjectEnvironment;
  readonly name?: string | undefined;
  readonly credentials?: JsonObject;
  readonly oauthAppId?: string | null;
  /** Set to connect an account anew. */
  readonly replaces?: StoredAccount | undefined;
}

/** Puts a connected account among the others; its user is known from then on. */
export function storeAccount(world: World, account: NewAccount): StoredAccount {
  const { data, clock } = world;
  ensureUser(world, account.environment, account.user);
  if (account.replaces === undefined) data.sequence += 1;
  const now = clock.now();
  const stored: StoredAccount = {
    id: account.replaces?.id ?? randomId("apn"),
    sequence: account.replaces?.sequence ?? data.sequence,
    name: account.name ?? account.replaces?.name ?? `${account.user} on ${account.app.name}`,
    externalUserId: account.user,
    app: account.app.nameSlug,
    environment: account.environment,
    oauthAppId: account.oauthAppId ?? null,
    credentials: account.credentials ?? emulatedCredentials(account.app),
    createdAt: account.replaces?.createdAt ?? now,
    updatedAt: now,
  };
  data.accounts.set(stored.id, stored);
  return stored;
}

function emulatedCredentials({ authType, nameSlug }: EmulatedApp): JsonObject {
  if (authType === "none") return {};
  if (authType === "keys") return { api_key: `emulated_${randomHex(24)}` };
  return {
    oauth_client_id: `emulated_${nameSlug}`,
    oauth_access_token: `emulated_${randomHex(32)}`,
    oauth_uid: randomHex(10),
  };
}
