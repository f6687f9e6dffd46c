import {
  asScope,
  type ConnectTokenSnapshot,
  type ConnectTokenState,
  RequireScope,
  useScope,
} from "react-connect-token";
import { describe, expectTypeOf, it } from "vitest";

describe("types", () => {
  it("know the scopes, and let a newer one through asScope only", () => {
    expectTypeOf(useScope).toBeCallableWith("connect:accounts:read");
    expectTypeOf(useScope).toBeCallableWith(asScope("connect:future:read"));
    expectTypeOf(useScope).toBeCallableWith({ any: ["connect:proxy", { all: ["connect:users:write"] }] });
    // @ts-expect-error a name that no table has
    expectTypeOf(useScope).toBeCallableWith("connect:accounts:reed");
    // @ts-expect-error a Connect token can never be granted it
    expectTypeOf(useScope).toBeCallableWith("*");
  });

  it("narrow the token to where there is one", () => {
    expectTypeOf<Extract<ConnectTokenState, { status: "ready" }>["token"]>().toEqualTypeOf<string>();
    expectTypeOf<Extract<ConnectTokenState, { status: "pending" }>>().not.toHaveProperty("token");
    expectTypeOf<Extract<ConnectTokenSnapshot, { status: "expired" }>>().not.toHaveProperty("token");
    expectTypeOf<Extract<ConnectTokenSnapshot, { status: "error" }>["retryAt"]>().toEqualTypeOf<
      Date | undefined
    >();
  });

  it("let a gate say one way what it requires, and a function stand for every status", () => {
    const wrong = [
      // @ts-expect-error two ways at once
      <RequireScope key="two" scope="connect:proxy" all={["connect:proxy"]} />,
      // @ts-expect-error no way
      <RequireScope key="none" />,
      // @ts-expect-error a function is called when pending too
      <RequireScope key="function" scope="connect:proxy" pending="…">
        {() => null}
      </RequireScope>,
    ];
    expectTypeOf(wrong).toBeArray();
  });
});
