import type { EmulatorAccount } from "./EmulatorAccount.js";
import type { Fault } from "./Fault.js";
import type { LoggedRequest } from "./RequestLog.js";

/** What {@link ConnectEmulator.connectAccount} takes. */
export interface ConnectAccountOptions {
  readonly externalUserId: string;
  /** The app's slug or id. */
  readonly app: string;
  /** The Connect token that the flow was opened with; it is used up, as a real flow uses it up. */
  readonly token?: string;
  /** What the account is called. Default: made of the user and the app. */
  readonly name?: string;
  /** Default: the token's, else the emulator's `projectEnvironment`. */
  readonly environment?: "development" | "production";
}

/** Pipedream's auth and Connect API in memory: see {@link createConnectEmulator}. */
export interface ConnectEmulator {
  readonly clientId: string;
  /** The secret that works now: {@link rotateClientSecret} changes it. */
  readonly clientSecret: string;
  readonly projectId: string;
  readonly projectEnvironment: "development" | "production";
  /**
   * Answers a request as the API would, whatever its host. It needs no `this`.
   *
   * @throws TypeError `Failed to fetch`, when a fault says `networkError`
   * @throws the signal's reason, when the request is aborted while it waits
   */
  fetch(this: void, request: Request): Promise<Response>;
  /**
   * Connects an account as if the user had finished the Connect page, and uses up `token`.
   *
   * @throws ConnectTokenError `invalid_options` when the app is unknown, or the token is not one that can still do it
   */
  connectAccount(options: ConnectAccountOptions): EmulatorAccount;
  /**
   * Makes a Connect token or OAuth access token one that the API has never heard of.
   *
   * @throws ConnectTokenError `invalid_options` when it was not made here
   */
  revokeToken(token: string): void;
  /** Gives the OAuth client a new secret, which it answers; the old one stops working at once. */
  rotateClientSecret(): string;
  /** Moves the emulator's clock by so many milliseconds. Timers of the program are not its business. */
  advance(ms: number): void;
  /** Sets the emulator's clock, which then goes on. */
  setTime(date: Date | number): void;
  /** What time it is for the emulator. */
  now(): Date;
  /**
   * Makes matching requests fail, or wait; answers how to end it. The newest fault that matches is the one that
   * happens. See {@link Fault}.
   *
   * @example
   * const end = emulator.fail({ path: "/tokens", method: "POST", status: 503 });
   * end();
   */
  fail(fault: Fault): () => void;
  /** Back to how it was made: data, log, faults, clock and client secret. */
  reset(): void;
  /** What arrived, oldest first, the last 10,000. Preflights are among it. No token or secret is. */
  readonly requests: readonly LoggedRequest[];
  /** How many Connect tokens were made. */
  readonly minted: number;
}
