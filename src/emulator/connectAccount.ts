import { connectTokenError } from "../errors/browserCatalogue.js";
import { connectTokenProblem } from "./Caller.js";
import type { ConnectAccountOptions } from "./ConnectEmulator.js";
import type { EmulatorAccount } from "./EmulatorAccount.js";
import { findApp } from "./findApp.js";
import { storeAccount } from "./storeAccount.js";
import type { ConnectToken, World } from "./World.js";

/** Plays the Connect page to its good end. */
export function connectAccount(world: World, options: ConnectAccountOptions): EmulatorAccount {
  const app = findApp(world, options.app);
  if (app === undefined) {
    throw refused(
      "app",
      "is not the slug or id of an app that is emulated",
      "Take one of the emulator's apps, or add it to the option apps.",
    );
  }
  if (typeof options.externalUserId !== "string" || options.externalUserId === "") {
    throw refused("externalUserId", "names no user", "Give the id that the app knows its user by.");
  }
  const token =
    options.token === undefined ? undefined : usableToken(world, options.token, options.externalUserId);
  const {
    id,
    name,
    externalUserId,
    app: slug,
    environment,
  } = storeAccount(world, {
    app,
    user: options.externalUserId,
    environment: options.environment ?? token?.environment ?? world.projectEnvironment,
    name: options.name,
    oauthAppId: typeof token?.details.oauth_app_id === "string" ? token.details.oauth_app_id : null,
  });
  if (token !== undefined) token.used = true;
  return { id, name, externalUserId, app: slug, environment };
}

function usableToken(world: World, text: string, user: string): ConnectToken {
  const token = world.data.connectTokens.get(text);
  if (token === undefined) {
    throw refused(
      "token",
      "is not a Connect token of this emulator",
      "Give the one that the flow was opened with.",
    );
  }
  if (token.user !== user) {
    throw refused("token", "was made for another user", "Make one for this externalUserId.");
  }
  if (connectTokenProblem(world, token) !== null || (token.used && world.connectTokenUse !== "never")) {
    throw refused("token", "has ended or was used already", "Make a new one for each flow.");
  }
  return token;
}

const refused = (field: string, problem: string, fix: string) =>
  connectTokenError("invalid_options", { option: `connectAccount({ ${field} })`, problem, fix });
