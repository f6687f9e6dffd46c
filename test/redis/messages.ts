/** Which Redis client a process has, and where everything is. */
export interface ProcessSettings {
  readonly library: "redis" | "ioredis";
  readonly redisPort: number;
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly projectId: string;
}

/** What a process is told to do. */
export type Order =
  /** Moves its clock and makes so many Connect tokens at once. */
  | { readonly order: "make"; readonly tokens: number; readonly advanceMs: number }
  /** Waits until Redis answers. */
  | { readonly order: "reach" };

/** What it says when it is done. */
export interface Report {
  readonly made: number;
  /** The codes of the calls that failed. */
  readonly failures: readonly string[];
  readonly warnings: readonly string[];
  readonly accessToken: string | null;
}
