"use client";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import { type CheckedOptions, checkOptions } from "../session/checkOptions.js";
import { createConnectTokenSession } from "../session/createConnectTokenSession.js";
import type { ConnectTokenSessionOptions } from "../session/SessionOptions.js";
import { createHome } from "./createHome.js";
import { HomeContext } from "./HomeContext.js";
import { SessionContext } from "./SessionContext.js";
import { watchRemounts } from "./watchRemounts.js";

interface OwnProps {
  readonly children?: ReactNode;
  /**
   * Whether a token is fetched from the first mount, needed or not. Default `false`: when a hook, a gate or a call
   * first needs it, and kept fresh from then on while any of them is mounted.
   */
  readonly prefetch?: boolean | undefined;
}

/** {@link ConnectTokenProvider}'s props: what a session is made of, or a session of your own. */
export type ConnectTokenProviderProps =
  | (ConnectTokenSessionOptions & OwnProps & { readonly session?: undefined })
  | (OwnProps & {
      /** Bring your own session instead of all of the other options; it is yours to dispose. */
      readonly session: ConnectTokenSession;
    });

/**
 * Gives everything below it one user's Connect token: fetched when first needed, refreshed before it ends, gone with
 * the user. A provider alone fetches nothing. Another `externalUserId` is another session in the same render.
 *
 * @throws ConnectTokenError `invalid_options`, `invalid_scope`, while rendering
 * @example
 * <ConnectTokenProvider externalUserId={user?.id ?? null} tokenCallback={createTokenCallback("/api/connect-token")}>
 *   <App />
 * </ConnectTokenProvider>
 */
export function ConnectTokenProvider({ children, prefetch = false, ...props }: ConnectTokenProviderProps) {
  return props.session === undefined ? (
    <OwnSession options={props} prefetch={prefetch}>
      {children}
    </OwnSession>
  ) : (
    <Provided session={props.session} prefetch={prefetch}>
      {children}
    </Provided>
  );
}

function OwnSession({ options, ...rest }: { options: ConnectTokenSessionOptions } & OwnProps) {
  const key = keyOf(checkOptions(options)); // a prop that turned wrong is told of here, as a wrong one at first is
  const make = () => ({ key, session: createConnectTokenSession(options) });
  const [made, setMade] = useState(make);
  const isOther = made.key !== key;
  // A transition that waits is rendered again and again: for the session that it waits for.
  const next = useRef(made);
  // Making a session does nothing, so one that is made in a render which is thrown away costs nothing.
  if (isOther && next.current.key !== key) next.current = make();
  const current = isOther ? next.current : made;
  if (isOther) setMade(current);
  const { session } = current;

  const committed = useRef<ConnectTokenSession | null>(null);
  useEffect(() => {
    if (committed.current !== session) committed.current?.dispose();
    session.setOptions(options);
    committed.current = session;
  });
  return <Provided session={session} {...rest} />;
}

function Provided({ session, prefetch, children }: { session: ConnectTokenSession } & OwnProps) {
  const [home] = useState(createHome);
  useEffect(() => home.mount(session), [home, session]);
  useEffect(() => watchRemounts(session, home), [session, home]);
  useEffect(() => (prefetch ? session.start() : undefined), [session, prefetch]);
  return (
    <HomeContext.Provider value={home}>
      <SessionContext.Provider value={session}>{children}</SessionContext.Provider>
    </HomeContext.Provider>
  );
}

/** What needs another session when it changes. `null` and `undefined` differ: signed out, and not known yet. */
function keyOf({ externalUserId, baseUrl, projectEnvironment }: CheckedOptions): string {
  return JSON.stringify([externalUserId === undefined, externalUserId, baseUrl, projectEnvironment]);
}
