import { type ReactNode, useMemo, useState } from "react";
import { ConnectTokenProvider, parseScopes, useConnectTokenSession } from "react-connect-token";
import type { ConnectTest } from "react-connect-token/testing";

type Decision = "grant" | "refuse";

/**
 * Lets whoever looks be the server that is asked for more access: what is asked waits until one of two buttons is
 * pressed. Below it, everything is the session of the story.
 */
export function ServerDecides({ connect, children }: { connect: ConnectTest; children: ReactNode }) {
  const session = useConnectTokenSession();
  const [answer, setAnswer] = useState<((decision: Decision) => void) | null>(null);
  const waiting = useMemo(
    () => ({
      ...session,
      async requestScope(scope: string | readonly string[]) {
        const decision = await new Promise<Decision>((resolve) => setAnswer(() => resolve));
        setAnswer(null);
        if (decision === "refuse") {
          await connect.fail(403);
          return session.requestScope(scope).finally(connect.recover);
        }
        const state = session.getState();
        await connect.grant(["scopes" in state ? (state.scopes ?? []) : [], parseScopes(scope)].flat());
        return session.requestScope(scope);
      },
    }),
    [session, connect],
  );
  return (
    <ConnectTokenProvider session={waiting}>
      {children}
      <section className="decides" aria-label="You are the server">
        <p>
          {answer ? "Your server is asked for more access:" : "You are the server. Nobody asks for anything."}
        </p>
        {(["grant", "refuse"] as const).map((decision) => (
          <button
            key={decision}
            type="button"
            className="button"
            data-kind="quiet"
            data-small
            aria-disabled={answer === null || undefined}
            onClick={() => answer?.(decision)}
          >
            {decision === "grant" ? "Grant" : "Refuse"}
          </button>
        ))}
      </section>
    </ConnectTokenProvider>
  );
}
