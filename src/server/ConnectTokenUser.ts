/** The signed-in user as `authenticate` names them, with what narrows their tokens. */
export interface ConnectTokenUser {
  /** The user's lasting id, 1 to 250 characters. */
  readonly externalUserId: string;
  /** What this user's tokens may hold at most, within the handler's `scope`. Empty: nothing. */
  readonly scope?: string | readonly string[] | undefined;
  /** How many seconds this user's tokens may live at most, within the handler's `expiresIn`. */
  readonly expiresIn?: number | undefined;
}
