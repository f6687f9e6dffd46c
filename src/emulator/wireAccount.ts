import { findApp } from "./findApp.js";
import type { StoredAccount, World } from "./World.js";
import { wireApp } from "./wireApp.js";

const hourMs = 3_600_000;

/** An account in the wire's spelling, with its credentials only when they were asked for and may be shown. */
export function wireAccount(world: World, account: StoredAccount, withCredentials: boolean) {
  const app = findApp(world, account.app);
  const wire = {
    id: account.id,
    name: account.name,
    external_id: account.externalUserId,
    healthy: true,
    dead: null,
    app: app === undefined ? null : wireApp(app),
    created_at: new Date(account.createdAt).toISOString(),
    updated_at: new Date(account.updatedAt).toISOString(),
    authorized_scopes: [],
  };
  if (!withCredentials) return wire;
  const now = world.clock.now();
  return {
    ...wire,
    credentials: account.credentials,
    error: null,
    expires_at: new Date(now + hourMs).toISOString(),
    last_refreshed_at: new Date(now).toISOString(),
    next_refresh_at: new Date(now + hourMs - 300_000).toISOString(),
  };
}
