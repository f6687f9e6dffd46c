/** A connected account, as the emulator's verbs know it. The API answers with it in the wire's spelling. */
export interface EmulatorAccount {
  /** `apn_…` */
  readonly id: string;
  readonly name: string;
  /** Whose it is. */
  readonly externalUserId: string;
  /** The app's slug. */
  readonly app: string;
  readonly environment: "development" | "production";
}
