import { connectTokenError } from "../errors/browserCatalogue.js";
import { answerRequest } from "./answerRequest.js";
import type { ConnectEmulator } from "./ConnectEmulator.js";
import { connectAccount } from "./connectAccount.js";
import { createWorld } from "./createWorld.js";
import type { EmulatorOptions } from "./EmulatorOptions.js";
import { FaultList } from "./FaultList.js";
import { RequestLog } from "./RequestLog.js";
import { randomHex } from "./randomId.js";
import { emptyData } from "./World.js";

/**
 * Pipedream's auth and Connect API in memory, believable enough for the official SDK: OAuth and Connect tokens with
 * their scopes and lives, accounts, apps, components, proxy, CORS, faults, and a clock of its own. It needs nothing
 * but web standards, so it runs in a test, in a page and on a server alike.
 *
 * @throws ConnectTokenError `invalid_options` for an option that it does not have, or cannot use
 * @see docs/emulator.md
 * @example
 * const emulator = createConnectEmulator();
 * emulator.connectAccount({ externalUserId: "alice", app: "slack" });
 * const answer = await emulator.fetch(new Request("https://api.pipedream.com/v1/connect/apps", { headers }));
 */
export function createConnectEmulator(options: EmulatorOptions = {}): ConnectEmulator {
  const world = createWorld(options);
  const faults = new FaultList();
  let log = new RequestLog();

  const populate = () => {
    for (const account of options.accounts ?? []) connectAccount(world, account);
  };
  populate();

  return {
    clientId: world.clientId,
    get clientSecret() {
      return world.data.clientSecret;
    },
    projectId: world.projectId,
    projectEnvironment: world.projectEnvironment,
    fetch: (request) => answerRequest(world, log, faults, request),
    connectAccount: (account) => connectAccount(world, account),
    revokeToken: (token) => {
      if (world.data.connectTokens.delete(token) || world.data.accessTokens.delete(token)) return;
      throw connectTokenError("invalid_options", {
        option: "revokeToken(token)",
        problem: "is not a token that this emulator made and still knows",
        fix: "Give the text of a Connect token or an OAuth access token, as the emulator answered it.",
      });
    },
    rotateClientSecret: () => {
      world.data.clientSecret = randomHex(40);
      if (world.revokeIssuedTokensOnRotate) world.data.accessTokens.clear();
      return world.data.clientSecret;
    },
    advance: (ms) => world.clock.advance(ms),
    setTime: (date) => world.clock.setTime(date),
    now: () => new Date(world.clock.now()),
    fail: (fault) => faults.add(fault),
    reset: () => {
      faults.endAll();
      log = new RequestLog();
      world.clock.reset();
      world.data = emptyData(world.firstClientSecret);
      populate();
    },
    get requests() {
      return log.entries;
    },
    get minted() {
      return world.data.minted;
    },
  };
}
