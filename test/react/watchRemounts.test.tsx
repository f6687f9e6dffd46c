import { act, render } from "@testing-library/react";
import { ConnectTokenProvider } from "react-connect-token";
import { createConnectTokenSession } from "react-connect-token/core";
import { expect, it } from "vitest";
import { expectConsole } from "../setup/noise.js";
import { createRoute } from "./route.js";

function setup() {
  const { world, tokenCallback } = createRoute();
  const app = (key: number, externalUserId: string | null = "alice") => (
    <ConnectTokenProvider
      key={key}
      externalUserId={externalUserId}
      tokenCallback={tokenCallback}
      environment={world}
    />
  );
  const { rerender, unmount } = render(app(0));
  return { world, tokenCallback, app, rerender, unmount };
}

it("tells once that the provider of one user is mounted anew again and again", async () => {
  expectConsole(
    /remounted_provider: The provider of one user was mounted anew 3 times within a few seconds\. Move it above/,
  );
  const { world, app, rerender } = setup();
  for (let key = 1; key < 20; key++) {
    rerender(app(key));
    await act(() => world.advance(100));
  }
});

it("says nothing of a provider that is mounted anew now and then", async () => {
  const { world, app, rerender } = setup();
  for (let key = 1; key < 20; key++) {
    rerender(app(key));
    await act(() => world.advance(3_000));
  }
});

it("says nothing of other users, nor of nobody", async () => {
  const { app, rerender } = setup();
  for (let key = 1; key < 20; key++) rerender(app(key, `user-${key}`));
  for (let key = 20; key < 40; key++) rerender(app(key, null));
});

it("says nothing of a provider that comes after another one has gone, as in the next test", async () => {
  const { app, unmount } = setup();
  unmount();
  for (let key = 1; key < 20; key++) {
    await Promise.resolve();
    render(app(key)).unmount();
  }
});

it("says nothing where the session is one's own, and stays", () => {
  const { world, tokenCallback } = createRoute();
  const session = createConnectTokenSession({ externalUserId: "alice", tokenCallback, environment: world });
  const app = (key: number) => <ConnectTokenProvider key={key} session={session} />;
  const { rerender } = render(app(0));
  for (let key = 1; key < 20; key++) rerender(app(key));
  expect(world.held).toEqual({ timers: 0, listeners: 0 });
});

it("says nothing of a provider that stays, and is given one session of one's own after the other", async () => {
  const { world, tokenCallback } = createRoute();
  const session = () =>
    createConnectTokenSession({ externalUserId: "alice", tokenCallback, environment: world });
  const { rerender } = render(<ConnectTokenProvider session={session()} />);
  for (let time = 1; time < 20; time++) {
    rerender(<ConnectTokenProvider session={session()} />);
    await act(() => world.advance(100));
  }
});
