import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render } from "@testing-library/react";
import type { ReactElement } from "react";
import {
  asScope,
  ConnectTokenProvider,
  RequireScope,
  useConnectToken,
  useScope,
  useScopeStatus,
} from "react-connect-token";
import * as query from "react-connect-token/query";
import { expect, it } from "vitest";
import { expectConsole } from "../setup/noise.js";
import { expectThrownInRender } from "../setup/thrownInRender.js";
import { settle } from "../world.js";
import { createRoute } from "./route.js";

function errorOf(ui: ReactElement) {
  expectThrownInRender();
  try {
    render(ui);
  } catch (error) {
    return error as { code: string; message: string; hint: string };
  }
  throw new Error("nothing was thrown");
}
const hooks = {
  "useConnectQuery()": () => query.useConnectQuery({ path: "/" }).status,
  "useConnectMutation()": () => query.useConnectMutation({ mutationFn: async () => 1 }).status,
};
it.each(Object.entries(hooks))("%s outside a provider says what to wrap", (name, Caller) => {
  const client = new QueryClient();
  const error = errorOf(
    <QueryClientProvider client={client}>
      <Caller />
    </QueryClientProvider>,
  );
  expect(error).toMatchObject({ code: "missing_provider" });
  expect(error.message).toContain(`${name} was used outside a <ConnectTokenProvider>`);
  expect(error.hint).toContain("Wrap");
});
it.each(Object.entries(hooks))("%s without a QueryClient says which provider, and where", (name, Caller) => {
  const { tokenCallback } = createRoute();
  const error = errorOf(
    <ConnectTokenProvider externalUserId="a" tokenCallback={tokenCallback}>
      <Caller />
    </ConnectTokenProvider>,
  );
  expect(error.message).toContain(`${name} was used without a QueryClient.`);
  expect(error.hint).toContain("Wrap the app in <QueryClientProvider");
});
it.each([
  [{ scope: "connect:proxy", all: ["connect:users:write"] }],
  [{ scope: "connect:proxy", any: ["connect:users:write"] }],
  [{ all: ["connect:proxy"], any: ["connect:users:write"] }],
  [{ scope: "connect:proxy", all: [] }],
])("a gate with %j is refused", (wrong) => {
  const { tokenCallback } = createRoute();
  expect(
    errorOf(
      <ConnectTokenProvider externalUserId="a" tokenCallback={tokenCallback}>
        <RequireScope {...(wrong as unknown as { all: [] })} />
      </ConnectTokenProvider>,
    ).message,
  ).toContain("more than one of scope, all and any");
});
it("a hook that is asked about nothing is refused with a sentence", () => {
  const { tokenCallback } = createRoute();
  const Nothing = () => String(useScope(undefined as unknown as "connect:proxy"));
  expect(
    errorOf(
      <ConnectTokenProvider externalUserId="a" tokenCallback={tokenCallback}>
        <Nothing />
      </ConnectTokenProvider>,
    ),
  ).toMatchObject({ what: "The requirement names no scope." });
});
const typo = asScope("connect:acounts:read");
const Readers: Record<string, () => unknown> = {
  "useScope()": () => String(useScope(typo)),
  "useScopeStatus()": () => useScopeStatus({ any: ["connect:proxy", typo] }).status,
};
it.each(Object.keys(Readers))("%s warns of an unknown scope with the nearest", async (name) => {
  expectConsole(/unknown_scope: .*"connect:acounts:read".*Did you mean "connect:accounts:read"\?/);
  const { tokenCallback, world } = createRoute();
  const R = Readers[name] as () => string;
  render(
    <ConnectTokenProvider externalUserId="a" tokenCallback={tokenCallback} environment={world}>
      <R />
    </ConnectTokenProvider>,
  );
  await act(settle);
});
it("the provider's scope warns too", async () => {
  expectConsole(/unknown_scope: .*"connect:acounts:read"/);
  const { tokenCallback, world } = createRoute();
  const R = () => useConnectToken().status;
  render(
    <ConnectTokenProvider
      externalUserId="a"
      tokenCallback={tokenCallback}
      environment={world}
      scope="connect:acounts:read"
    >
      <R />
    </ConnectTokenProvider>,
  );
  await act(settle);
});
