import { screen } from "@testing-library/react";
import { createContext, useContext } from "react";
import { RequireScope, useConnectToken } from "react-connect-token";
import { createConnectTest } from "react-connect-token/testing";
import { renderWithConnect } from "react-connect-token/testing/react";
import { expect, it } from "vitest";

const Tenant = createContext("none");

function Accounts() {
  const { status } = useConnectToken();
  return (
    <>
      <output>
        {status} of {useContext(Tenant)}
      </output>
      <RequireScope scope="connect:accounts:read" fallback="not yours">
        the accounts
      </RequireScope>
    </>
  );
}

it("renders below a token with what is granted, and hands out what drives it", async () => {
  const { connect } = renderWithConnect(<Accounts />, { scopes: ["connect:accounts:read"] });
  expect(screen.getByText("the accounts")).toBeVisible();
  await connect.grant("connect:proxy");
  expect(screen.getByText("not yours")).toBeVisible();
});

it("has no token until one is granted, when nothing is said", async () => {
  const { connect } = renderWithConnect(<Accounts />);
  expect(screen.getByRole("status")).toHaveTextContent("pending");
  await connect.grant("connect:*");
  expect(screen.getByRole("status")).toHaveTextContent("ready");
});

it("takes a controller that is there already, and the app's own wrapper around", () => {
  const connect = createConnectTest({ externalUserId: null });
  const result = renderWithConnect(<Accounts />, {
    connect,
    wrapper: ({ children }) => <Tenant.Provider value="acme">{children}</Tenant.Provider>,
  });
  expect(result.connect).toBe(connect);
  expect(screen.getByRole("status")).toHaveTextContent("idle of acme");
});

it("refuses beside a controller what that has been told already", () => {
  const connect = createConnectTest();
  expect(() => renderWithConnect(<Accounts />, { connect, scopes: [] })).toThrow(
    /scopes was given beside connect/,
  );
});

it("renders again below the same token", async () => {
  const { rerender, connect } = renderWithConnect(<Accounts />, { scopes: ["connect:proxy"] });
  await connect.grant("connect:*");
  rerender(<Accounts />);
  expect(screen.getByText("the accounts")).toBeVisible();
  expect(connect.requests).toHaveLength(1);
});
