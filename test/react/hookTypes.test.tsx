import {
  ConnectTokenProvider,
  type ConnectTokenProviderProps,
  type ConnectTokenSession,
  type ConnectTokenSnapshot,
  RequireScope,
  type ScopeStatus,
  useConnectFetch,
  useConnectToken,
  useExpiresIn,
  useScope,
  useScopeStatus,
  useScopes,
  useSuspenseConnectToken,
} from "react-connect-token";
import { type ConnectApiError, useConnectMutation, useConnectQuery } from "react-connect-token/query";
import { describe, expectTypeOf, it } from "vitest";

describe("types", () => {
  it("underline a gate's misspelt scope", () => {
    const wrong = [
      // @ts-expect-error a name that no table has
      <RequireScope key="scope" scope="connect:accounts:reed" />,
      // @ts-expect-error in a list neither
      <RequireScope key="all" all={["connect:accounts:read", "connect:accounts:reed"]} />,
      // @ts-expect-error however deep
      <RequireScope key="any" any={[{ all: ["connect:accounts:reed"] }]} />,
    ];
    expectTypeOf(wrong).toBeArray();
    // @ts-expect-error the same for a status
    expectTypeOf(useScopeStatus).toBeCallableWith("connect:accounts:reed");
    // @ts-expect-error the same for a query
    expectTypeOf(useConnectQuery).toBeCallableWith({ path: "/", scope: "connect:accounts:reed" });
  });

  it("say what each hook gives", () => {
    expectTypeOf(useScope).returns.toEqualTypeOf<boolean>();
    expectTypeOf(useScopeStatus).returns.toEqualTypeOf<ScopeStatus>();
    expectTypeOf(useScopes).returns.toEqualTypeOf<readonly string[]>();
    expectTypeOf(useExpiresIn).returns.toEqualTypeOf<number | null>();
    expectTypeOf(useConnectFetch).returns.toEqualTypeOf<typeof fetch>();
    expectTypeOf(useSuspenseConnectToken).returns.toEqualTypeOf<
      Extract<ConnectTokenSnapshot, { status: "ready" | "expired" }>
    >();
    const whole = () => useConnectToken();
    expectTypeOf(whole).returns.toEqualTypeOf<ConnectTokenSnapshot>();
    const selected = () => useConnectToken((state) => (state.status === "ready" ? state.token : null));
    expectTypeOf(selected).returns.toEqualTypeOf<string | null>();
    const query = () => useConnectQuery<{ count: number }>({ path: "/" }).data;
    expectTypeOf(query).returns.toEqualTypeOf<{ count: number } | undefined>();
    const picked = () =>
      useConnectQuery({ queryKey: ["a"], queryFn: async () => ({ count: 1 }), select: ({ count }) => count })
        .data;
    expectTypeOf(picked).returns.toEqualTypeOf<number | undefined>();
    const mutation = () =>
      useConnectMutation({
        mutationFn: async (id: string, { connectFetch }) => (await connectFetch(id)).status,
      });
    expectTypeOf(mutation).returns.toHaveProperty("data").toEqualTypeOf<number | undefined>();
    expectTypeOf<ReturnType<ReturnType<typeof mutation>["mutateAsync"]>>().toEqualTypeOf<Promise<number>>();
  });

  it("tell a gate's statuses apart, and give each of its functions the status", () => {
    expectTypeOf<ScopeStatus["status"]>().toEqualTypeOf<"pending" | "granted" | "denied" | "error">();
    const is = (status: ScopeStatus) => status.reason;
    const gate = <RequireScope scope="connect:proxy" pending={is} fallback={is} error={is} />;
    expectTypeOf(gate).toBeObject();
  });

  it("let a provider have options or a session, and no callback only beside an initial token", () => {
    const token = { token: "ctok_1", expires_at: "2026-01-01T00:00:00Z" };
    const session = {} as ConnectTokenSession;
    const ask = async () => token;
    const right = [
      <ConnectTokenProvider key="nobody" externalUserId={null} tokenCallback={ask} />,
      <ConnectTokenProvider key="unknown" externalUserId={undefined} tokenCallback={ask} />,
      <ConnectTokenProvider key="initial" externalUserId="alice" initialToken={token} />,
      <ConnectTokenProvider key="promised" externalUserId="alice" initialToken={Promise.resolve(token)} />,
      <ConnectTokenProvider key="session" session={session} />,
      // @ts-expect-error neither a callback nor a token
      <ConnectTokenProvider key="none" externalUserId="alice" />,
      // @ts-expect-error a session of one's own has its user
      <ConnectTokenProvider key="both" session={session} externalUserId="alice" tokenCallback={ask} />,
    ];
    expectTypeOf(right).toBeArray();
    expectTypeOf<ConnectTokenProviderProps>().toBeObject();
    expectTypeOf<ConnectApiError["status"]>().toEqualTypeOf<number>();
  });
});
