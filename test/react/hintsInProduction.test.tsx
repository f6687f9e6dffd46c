import { act, render } from "@testing-library/react";
import { Suspense } from "react";
import { ConnectTokenProvider, useSuspenseConnectToken } from "react-connect-token";
import { expect, it, onTestFinished, vi } from "vitest";
import { createRoute } from "./route.js";

it("in production says nothing of a provider that is mounted anew, nor of a boundary above it", async () => {
  vi.stubEnv("NODE_ENV", "production");
  onTestFinished(() => void vi.unstubAllEnvs());
  const { world, tokenCallback } = createRoute();
  const app = (key: number) => (
    <ConnectTokenProvider
      key={key}
      externalUserId="alice"
      tokenCallback={tokenCallback}
      environment={world}
    />
  );
  const { rerender } = render(app(0));
  for (let key = 1; key < 20; key++) rerender(app(key));
  const Token = () => useSuspenseConnectToken().status;
  render(
    <Suspense fallback="loading">
      <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={world}>
        <Token />
      </ConnectTokenProvider>
    </Suspense>,
  );
  await act(() => world.advance(60_000));
  expect(world.timersSet).toBe(0);
});
