import { useEffect, useState } from "react";
import { type ConnectTokenSession, useConnectTokenSession } from "react-connect-token";

/** From when until when one token lives, in ms since the epoch. */
export interface TokenLife {
  readonly from: number;
  readonly to: number;
}

const kept = 40;

/** The lives of the signed-in user's tokens, the present one last. */
export function useTokenLives(): readonly TokenLife[] {
  const session = useConnectTokenSession();
  const [lives, setLives] = useState<readonly TokenLife[]>([]);
  useEffect(() => {
    const add = (from: number) => {
      const to = endOf(session);
      if (to === null) return;
      setLives((known) => (known.at(-1)?.to === to ? known : [...known, { from, to }].slice(-kept)));
    };
    add(Date.now()); // a token that was there before this was mounted
    return session.onEvent(({ type, at, durationMs = 0 }) => {
      // A life is counted from the start of the request.
      if (type === "ready" || type === "refreshed") add(at.getTime() - durationMs);
    });
  }, [session]);
  return lives;
}

function endOf(session: ConnectTokenSession): number | null {
  const state = session.getState();
  return state.status === "ready" ? (state.expiresAt?.getTime() ?? null) : null;
}
