import {
  asScope,
  type ConnectScope,
  type ConnectTokenSnapshot,
  type FutureScope,
  type KnownConnectScope,
  missingScopes,
  RequireScope,
  useScope,
  useScopeStatus,
} from "react-connect-token";
import type { ConnectTokenSession, ConnectScope as ScopeOfCore } from "react-connect-token/core";
import { useConnectQuery } from "react-connect-token/query";
import { expectTypeOf } from "vitest";

type Named = "connect:accounts:read" | "connect:actions:*" | "connect:future:read";
const unnamed = "connect:proxy";

expectTypeOf<ConnectScope>().toEqualTypeOf<Named | FutureScope>();
expectTypeOf<ScopeOfCore>().toEqualTypeOf<ConnectScope>();
// The tables stay what they are.
expectTypeOf<KnownConnectScope>().extract<"connect:proxy">().toEqualTypeOf<"connect:proxy">();

for (const hook of [useScope, useScopeStatus]) {
  expectTypeOf(hook).toBeCallableWith("connect:accounts:read");
  expectTypeOf(hook).toBeCallableWith("connect:future:read");
  expectTypeOf(hook).toBeCallableWith(asScope(unnamed));
  expectTypeOf(hook).toBeCallableWith({ any: ["connect:accounts:read", { all: ["connect:actions:*"] }] });
  // @ts-expect-error a scope that the table has, and this app's route never grants
  expectTypeOf(hook).toBeCallableWith(unnamed);
  // @ts-expect-error however deep
  expectTypeOf(hook).toBeCallableWith({ any: ["connect:accounts:read", { all: [unnamed] }] });
}

expectTypeOf(useConnectQuery).toBeCallableWith({ path: "/", scope: "connect:accounts:read" });
// @ts-expect-error the same for a query's
expectTypeOf(useConnectQuery).toBeCallableWith({ path: "/", scope: unnamed });

type Request = ConnectTokenSession["requestScope"];
expectTypeOf<ConnectTokenSnapshot["requestScope"]>().toEqualTypeOf<Request>();
expectTypeOf<Request>().toBeCallableWith("connect:accounts:read");
expectTypeOf<Request>().toBeCallableWith(["connect:accounts:read", asScope(unnamed)]);
// @ts-expect-error what would never be granted is not asked for either
expectTypeOf<Request>().toBeCallableWith(unnamed);
// @ts-expect-error in a list neither
expectTypeOf<Request>().toBeCallableWith([unnamed]);

// What a server said is text, and may be compared with any.
expectTypeOf(missingScopes).toBeCallableWith("connect:*", "connect:proxy connect:users:read");

export const gates = [
  <RequireScope key="named" scope="connect:future:read" />,
  <RequireScope key="let through" scope={asScope("connect:other:read")} />,
  // @ts-expect-error a scope that this app's route never grants
  <RequireScope key="unnamed" scope="connect:proxy" />,
  // @ts-expect-error in a list neither
  <RequireScope key="listed" all={["connect:accounts:read", "connect:proxy"]} />,
];
