import { connectTokenError } from "../errors/browserCatalogue.js";
import type { AccessTokenStore } from "./AccessTokenStore.js";
import type { ConnectClientOptions, ProjectEnvironment } from "./ConnectClientOptions.js";
import { createWarnings, type Warn } from "./createWarnings.js";
import { parseUrl } from "./parseUrl.js";
import { readScopeOption } from "./readScopeOption.js";
import { type ServerEnvironment, serverEnvironment } from "./ServerEnvironment.js";
import { warnOfUnknownScopes } from "./warnOfUnknownScopes.js";

const productionUrl = "https://api.pipedream.com";
const defaultTimeoutMs = 10_000;
/** Longer timers fire at once. */
const longestTimeoutMs = 2 ** 31 - 1;

/** A client's options after they were checked; behind this nothing is checked again. */
export interface ClientSettings {
  readonly clientId: string;
  readonly clientSecret: string | (() => string | Promise<string>);
  readonly projectId: string;
  readonly projectEnvironment: ProjectEnvironment;
  /** Space-separated. */
  readonly scope: string;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly timeoutMs: number;
  readonly store: AccessTokenStore | null;
  readonly warn: Warn;
  readonly environment: ServerEnvironment;
}

/** @throws ConnectTokenError `invalid_options` or `invalid_scope`, which name the option and never repeat a secret */
export function readClientSettings(options: ConnectClientOptions): ClientSettings {
  const { clientSecret, projectEnvironment, timeout = defaultTimeoutMs } = options;
  const warn = createWarnings(options.onWarning);
  const secret = typeof clientSecret === "function" ? clientSecret : text("clientSecret", clientSecret);
  if (projectEnvironment !== "production" && projectEnvironment !== "development") {
    throw invalid("projectEnvironment", 'is neither "production" nor "development"', "Give one of the two.");
  }
  if (typeof timeout !== "number" || !(timeout > 0 && timeout <= longestTimeoutMs)) {
    throw invalid("timeout", "is not a number of milliseconds above 0", "Leave it out for 10,000 ms.");
  }
  const scopes = options.scope === undefined ? ["*"] : readScopeOption("scope", options.scope);
  warnOfUnknownScopes(
    scopes.filter((scope) => scope !== "*"),
    warn,
  );
  return {
    clientId: text("clientId", options.clientId),
    clientSecret: secret,
    projectId: projectId(options.projectId),
    projectEnvironment,
    scope: scopes.join(" "),
    baseUrl: baseUrl(options.baseUrl ?? productionUrl),
    // Looked up when used: tools that replace the global fetch may come later than the client.
    fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)),
    timeoutMs: timeout,
    store: store(options.store),
    warn,
    environment: options.environment ?? serverEnvironment,
  };
}

function text(option: "clientId" | "clientSecret" | "projectId", value: unknown): string {
  if (typeof value === "string" && value.trim() !== "") return value;
  throw invalid(
    option,
    value === undefined || value === "" ? "is missing" : "is not a text",
    `Look whether the environment variable that it is read from is set. ${whereToFind[option]}`,
  );
}

const whereToFind = {
  clientId: "OAuth clients are made in the API settings of the Pipedream workspace.",
  clientSecret: "It is shown once, when the OAuth client is made; rotate it to get another.",
  projectId: "It stands in the settings of the Pipedream project and begins with proj_.",
};

function projectId(value: unknown): string {
  const id = text("projectId", value);
  if (/^[\w-]+$/.test(id)) return id;
  throw invalid("projectId", "holds characters that no project id has", whereToFind.projectId);
}

function baseUrl(value: string): string {
  const url = parseUrl(value);
  if (
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    `${url.username}${url.password}${url.search}` === ""
  ) {
    return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
  }
  throw invalid(
    "baseUrl",
    "is not an http or https address without a query",
    `Leave it out for ${productionUrl}.`,
  );
}

function store(value: AccessTokenStore | undefined): AccessTokenStore | null {
  if (value === undefined) return null;
  const isFunction = (method: unknown) => typeof method === "function";
  const isWhole = [value?.get, value?.set, value?.delete].every(isFunction);
  if (isWhole && (value.add === undefined || isFunction(value.add))) return value;
  throw invalid(
    "store",
    "has no get, set and delete",
    "Give a Keyv, or redisStore(client) with a client of redis or ioredis.",
  );
}

function invalid(option: string, problem: string, fix: string) {
  return connectTokenError("invalid_options", { option, problem, fix });
}
