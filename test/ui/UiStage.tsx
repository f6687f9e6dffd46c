import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { type ConnectTest, createConnectTest, TestConnectTokenProvider } from "react-connect-token/testing";

/** Renders below a driven session whose grant is `scopes`; without them the first token is pending. */
export function renderDriven(children: ReactNode, scopes?: readonly string[]) {
  const connect: ConnectTest = createConnectTest(scopes ? { scopes } : {});
  render(<TestConnectTokenProvider connect={connect}>{children}</TestConnectTokenProvider>);
  return connect;
}
