"use client";
import { type ReactNode, useMemo } from "react";
import { useStore } from "zustand";
import { connectTokenError } from "../errors/browserCatalogue.js";
import { ConnectTokenProvider } from "../react/ConnectTokenProvider.js";
import { parseScopes } from "../scopes/parseScopes.js";
import { type ConnectTest, sessionStores } from "./createConnectTest.js";
import { createFixedSession, type FixedStatus } from "./createFixedSession.js";

/** {@link TestConnectTokenProvider}'s props: a status to hold, or a controller that drives it. */
export type TestConnectTokenProviderProps = { readonly children?: ReactNode } & (
  | (FixedStatus & { readonly connect?: undefined })
  | {
      /** From `createConnectTest()`. */
      readonly connect: ConnectTest;
    }
);

/**
 * Stands in for `<ConnectTokenProvider>` in a component test or a story, without a network. It holds its children in
 * any status with any grant, or lets a controller drive them.
 *
 * @throws ConnectTokenError `invalid_options`, `invalid_scope`, while rendering
 * @example
 * render(
 *   <TestConnectTokenProvider scopes={["connect:accounts:read"]}>
 *     <Accounts />
 *   </TestConnectTokenProvider>,
 * );
 */
export function TestConnectTokenProvider({ children, ...props }: TestConnectTokenProviderProps) {
  return props.connect === undefined ? (
    <Fixed {...props}>{children}</Fixed>
  ) : (
    <Driven connect={props.connect}>{children}</Driven>
  );
}

function Fixed({
  children,
  status,
  externalUserId,
  scopes,
  isRefreshing,
  error,
  retryAt,
  expiresAt,
}: FixedStatus & { children: ReactNode }) {
  const scopeText = scopes === undefined ? undefined : parseScopes(scopes).join(" ");
  const retryTime = retryAt?.getTime();
  const expiryTime = expiresAt == null ? expiresAt : expiresAt.getTime();
  // By value: lists and dates are mostly written inline and are others on each render.
  const session = useMemo(
    () =>
      createFixedSession({
        status,
        externalUserId,
        scopes: scopeText,
        isRefreshing,
        error,
        retryAt: retryTime === undefined ? undefined : new Date(retryTime),
        expiresAt: expiryTime == null ? expiryTime : new Date(expiryTime),
      }),
    [status, externalUserId, scopeText, isRefreshing, error, retryTime, expiryTime],
  );
  return <ConnectTokenProvider session={session}>{children}</ConnectTokenProvider>;
}

function Driven({ connect, children }: { connect: ConnectTest; children: ReactNode }) {
  const sessions = sessionStores.get(connect);
  if (sessions === undefined) {
    throw connectTokenError("invalid_options", {
      option: "connect",
      problem: "is not a controller",
      fix: "Give what createConnectTest() returned.",
    });
  }
  return <ConnectTokenProvider session={useStore(sessions)}>{children}</ConnectTokenProvider>;
}
