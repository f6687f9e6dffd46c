import type { Assumptions } from "./Assumptions.js";
import { BoundedMap } from "./BoundedMap.js";
import type { EmulatedApp } from "./EmulatedApp.js";
import type { EmulatedAction, EmulatedTrigger } from "./EmulatedComponent.js";
import type { EmulatorAccount } from "./EmulatorAccount.js";
import type { EmulatorClock } from "./EmulatorClock.js";
import type { JsonObject } from "./JsonObject.js";

export type ProjectEnvironment = "development" | "production";

/** An OAuth access token that was issued. */
export interface AccessToken {
  readonly scopes: readonly string[];
  readonly expiresAt: number;
}

/** A Connect token that was made. */
export interface ConnectToken {
  readonly token: string;
  readonly user: string;
  readonly environment: ProjectEnvironment;
  readonly scopes: readonly string[];
  readonly expiresAt: number;
  readonly allowedOrigins: readonly string[];
  /** What else it was made with, in the wire's spelling: redirects, webhook, app. */
  readonly details: JsonObject;
  /** An account was connected with it. */
  used: boolean;
}

/** A connected account with what the API knows beyond the verbs' view of it. */
export interface StoredAccount extends EmulatorAccount {
  readonly sequence: number;
  readonly oauthAppId: string | null;
  readonly credentials: JsonObject;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface ExternalUser {
  readonly sequence: number;
  /** `exu_…` */
  readonly id: string;
  readonly externalId: string;
  readonly createdAt: number;
  readonly environment: ProjectEnvironment;
}

/** Where a deployed trigger sends its events. */
export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly signingKey: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface DeployedTrigger {
  readonly sequence: number;
  /** `dc_…` */
  readonly id: string;
  readonly user: string;
  readonly environment: ProjectEnvironment;
  readonly key: string;
  readonly createdAt: number;
  name: string;
  active: boolean;
  emitOnDeploy: boolean;
  configuredProps: JsonObject;
  updatedAt: number;
  workflowIds: readonly string[];
  webhooks: readonly Webhook[];
  readonly events: readonly JsonObject[];
}

/** Everything that changes as requests come in; `reset()` makes it anew. */
export interface WorldData {
  clientSecret: string;
  accessTokens: BoundedMap<string, AccessToken>;
  readonly connectTokens: BoundedMap<string, ConnectToken>;
  readonly accounts: Map<string, StoredAccount>;
  readonly users: Map<string, ExternalUser>;
  readonly deployedTriggers: Map<string, DeployedTrigger>;
  /** Credits by the start of the hour they were used in, in milliseconds. */
  readonly usage: BoundedMap<number, number>;
  readonly rateWindows: BoundedMap<string, { readonly endsAt: number; count: number }>;
  minted: number;
  sequence: number;
}

/** One emulated Pipedream: what it is made of, and its data. */
export interface World extends Assumptions {
  readonly clientId: string;
  readonly firstClientSecret: string;
  readonly projectId: string;
  readonly projectEnvironment: ProjectEnvironment;
  readonly apps: readonly EmulatedApp[];
  readonly actions: readonly EmulatedAction[];
  readonly triggers: readonly EmulatedTrigger[];
  readonly proxyTarget: (request: Request) => Response | Promise<Response>;
  readonly clock: EmulatorClock;
  data: WorldData;
}

export function emptyData(clientSecret: string): WorldData {
  return {
    clientSecret,
    accessTokens: new BoundedMap(),
    connectTokens: new BoundedMap(),
    accounts: new Map(),
    users: new Map(),
    deployedTriggers: new Map(),
    usage: new BoundedMap(),
    rateWindows: new BoundedMap(),
    minted: 0,
    sequence: 0,
  };
}
