import { act, render } from "@testing-library/react";
import { Suspense } from "react";
import {
  ConnectTokenProvider,
  RequireScope,
  useConnectFetch,
  useConnectToken,
  useConnectTokenSession,
  useExpiresIn,
  useScope,
  useScopeStatus,
  useScopes,
  useSuspenseConnectToken,
} from "react-connect-token";
import { expect, it } from "vitest";
import { settle } from "../world.js";
import { createRoute } from "./route.js";

it("renders nothing but useExpiresIn at each second", async () => {
  const { world, tokenCallback } = createRoute();
  const renders: Record<string, number> = {};
  const hooks: Record<string, () => unknown> = {
    "useConnectToken()": () => useConnectToken(),
    "useConnectToken(selector)": () => useConnectToken((s) => s.status),
    useSuspenseConnectToken: () => useSuspenseConnectToken(),
    useScope: () => useScope("connect:proxy"),
    useScopeStatus: () => useScopeStatus("connect:proxy"),
    useScopes: () => useScopes(),
    useConnectFetch: () => useConnectFetch(),
    useConnectTokenSession: () => useConnectTokenSession(),
    useExpiresIn: () => useExpiresIn(),
  };
  const Parts = Object.entries(hooks).map(([name, useHook]) => {
    const Part = () => {
      useHook();
      renders[name] = (renders[name] ?? 0) + 1;
      return null;
    };
    return <Part key={name} />;
  });
  const Gate = () => (
    <RequireScope scope="connect:proxy">
      {() => {
        renders.gate = (renders.gate ?? 0) + 1;
        return null;
      }}
    </RequireScope>
  );
  render(
    <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={world}>
      <Suspense>
        {Parts}
        <Gate />
      </Suspense>
    </ConnectTokenProvider>,
  );
  await act(settle);
  await act(() => world.advance(1));
  for (const name of Object.keys(renders)) delete renders[name];
  for (let s = 0; s < 10; s++) await act(() => world.advance(1_000));
  expect(Object.keys(renders)).toEqual(["useExpiresIn"]);
});
