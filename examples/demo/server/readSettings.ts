/** What the environment variables say. */
export type Settings =
  | { readonly kind: "emulator"; readonly tokenSeconds: number }
  | {
      readonly kind: "pipedream";
      readonly tokenSeconds: number;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly projectId: string;
      readonly projectEnvironment: "development" | "production";
    }
  | { readonly kind: "wrong"; readonly problems: readonly string[] };

/** Where one gets each. */
const origins = {
  PIPEDREAM_CLIENT_ID: "make an OAuth client at https://pipedream.com/settings/api",
  PIPEDREAM_CLIENT_SECRET:
    "it is shown once, when you make the OAuth client at https://pipedream.com/settings/api",
  PIPEDREAM_PROJECT_ID:
    "it begins with proj_ and stands in your project's settings at https://pipedream.com/projects",
  PIPEDREAM_PROJECT_ENVIRONMENT:
    "development or production, of your project at https://pipedream.com/projects",
} as const;

/** Short enough to see a refresh while one looks; an app of yours leaves it out and gets four hours. */
const defaultTokenSeconds = 120;

type Env = Readonly<Record<string, string | undefined>>;

export function readSettings(env: Env): Settings {
  const tokenSeconds = Number(env.CONNECT_TOKEN_SECONDS || defaultTokenSeconds);
  if (!Number.isInteger(tokenSeconds) || tokenSeconds < 1 || tokenSeconds > 14_400) {
    return wrong("CONNECT_TOKEN_SECONDS is no whole number from 1 to 14400.");
  }
  const names = Object.keys(origins) as (keyof typeof origins)[]; // keys of a const object are its own
  const missing = names.filter((name) => !env[name]);
  if (missing.length === names.length) return { kind: "emulator", tokenSeconds };
  if (missing.length > 0) {
    return wrong(
      ...missing.map((name) => `${name} is missing: ${origins[name]}`),
      "Set all four to talk to Pipedream, or none to use the emulator.",
    );
  }
  const projectEnvironment = env.PIPEDREAM_PROJECT_ENVIRONMENT;
  if (projectEnvironment !== "development" && projectEnvironment !== "production") {
    return wrong(`PIPEDREAM_PROJECT_ENVIRONMENT is neither: ${origins.PIPEDREAM_PROJECT_ENVIRONMENT}`);
  }
  return {
    kind: "pipedream",
    tokenSeconds,
    clientId: env.PIPEDREAM_CLIENT_ID ?? "",
    clientSecret: env.PIPEDREAM_CLIENT_SECRET ?? "",
    projectId: env.PIPEDREAM_PROJECT_ID ?? "",
    projectEnvironment,
  };
}

const wrong = (...problems: string[]): Settings => ({ kind: "wrong", problems });
