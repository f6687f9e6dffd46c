import { type RenderOptions, type RenderResult, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { check } from "../errors/check.js";
import { type ConnectTest, type ConnectTestOptions, createConnectTest } from "./createConnectTest.js";
import { TestConnectTokenProvider } from "./TestConnectTokenProvider.js";

/** {@link renderWithConnect}'s options: Testing Library's, and those of the controller it makes or is given. */
export interface RenderWithConnectOptions extends Omit<RenderOptions, "queries">, ConnectTestOptions {
  /** A controller that is there already. Default: a new one, with the other options. */
  readonly connect?: ConnectTest | undefined;
}

/**
 * Testing Library's `render`, with a token around what is rendered, and the controller that drives it beside the result.
 * A `wrapper` of your own stands around the provider. `@testing-library/react` is an optional peer that you install
 * yourself.
 *
 * @throws ConnectTokenError `invalid_options`, `invalid_scope`
 * @example
 * const { connect } = renderWithConnect(<Accounts />, { scopes: ["connect:accounts:read"] });
 * await connect.fail(503);
 */
export function renderWithConnect(
  ui: ReactNode,
  options: RenderWithConnectOptions = {},
): RenderResult & { readonly connect: ConnectTest } {
  const { externalUserId, scopes, expiresIn, timeout, latency, ...others } = options;
  const { connect: given, wrapper: Wrapper, ...rest } = others;
  const ofController = { externalUserId, scopes, expiresIn, timeout, latency };
  for (const [option, value] of Object.entries(ofController))
    check(given === undefined || value === undefined, option, "was given beside connect, which has its own");
  const connect = given ?? createConnectTest(ofController);
  const wrapper = ({ children }: { children: ReactNode }) => {
    const inside = <TestConnectTokenProvider connect={connect}>{children}</TestConnectTokenProvider>;
    return Wrapper === undefined ? inside : <Wrapper>{inside}</Wrapper>;
  };
  const renderOptions: RenderOptions = { ...rest, wrapper };
  return { ...render(ui, renderOptions), connect };
}
