import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";

/** Lends a client the session's token, and knows which one it was: a 401 is about exactly that token. */
export interface Loan {
  /** The token lent last; `undefined` as long as none was asked for. */
  readonly lent: string | undefined;
  /** Takes a token ahead, so that the next `lend` cannot fail. */
  prepare(): Promise<void>;
  lend(): Promise<string>;
}

export function createLoan(session: ConnectTokenSession, signal: AbortSignal | undefined): Loan {
  const options = signal === undefined ? {} : { signal };
  let prepared: string | undefined;
  let lent: string | undefined;
  return {
    get lent() {
      return lent;
    },
    async prepare() {
      prepared = await session.getToken(options);
    },
    async lend() {
      await null; // TanStack Query calls from within a render, which the session must not hear of
      const token = prepared ?? (await session.getToken(options));
      prepared = undefined;
      lent = token;
      return token;
    },
  };
}
