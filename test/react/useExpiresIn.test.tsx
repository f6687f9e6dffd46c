import { act, render, screen } from "@testing-library/react";
import { ConnectTokenProvider, useExpiresIn } from "react-connect-token";
import { expect, it } from "vitest";
import { settle } from "../world.js";
import { createRoute, tokenFor } from "./route.js";

const Countdown = () => <output>{String(useExpiresIn())}</output>;
const shown = () => screen.getAllByRole("status").map(({ textContent }) => textContent);

function setup(count = 1) {
  const route = createRoute();
  const app = (number: number) => (
    <ConnectTokenProvider
      externalUserId="alice"
      tokenCallback={route.tokenCallback}
      environment={route.world}
    >
      {Array.from({ length: number }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <Countdown key={index} />
      ))}
    </ConnectTokenProvider>
  );
  const { rerender, unmount } = render(app(count));
  return { ...route, route, unmount, show: (number: number) => rerender(app(number)) };
}

it("has one timer for all who count, and none once the last of them has gone", async () => {
  const { world, show, unmount } = setup(1);
  await act(settle);
  const withOne = world.held;
  show(20);
  await act(settle);
  expect(world.held).toEqual(withOne);
  show(3);
  await act(() => world.advance(1_000));
  expect(shown()).toEqual(["3599", "3599", "3599"]);
  unmount();
  await act(settle);
  expect(world.held).toEqual({ timers: 0, listeners: 0 });
});

it("ticks as the clock's own second does, however late in a second it began", async () => {
  const { world, tokenCallback } = createRoute();
  await world.advance(700);
  render(
    <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={world}>
      <Countdown />
    </ConnectTokenProvider>,
  );
  await act(settle);
  const before = shown();
  await act(() => world.advance(299));
  expect(shown()).toEqual(before);
  await act(() => world.advance(1));
  expect(shown()).not.toEqual(before);
});

it("leaves no second out and shows none twice, though timers ring a little late", async () => {
  const { world, tokenCallback } = createRoute();
  let rings = 0;
  const timer: typeof world.timer = (run, ms) => world.timer(run, ms + (rings++ % 2));
  render(
    <ConnectTokenProvider
      externalUserId="alice"
      initialToken={tokenFor("alice")}
      tokenCallback={tokenCallback}
      environment={{ ...world, timer }}
    >
      <Countdown />
    </ConnectTokenProvider>,
  );
  await act(() => world.advance(10));
  const seen: unknown[] = [];
  for (let second = 1; second < 5; second++) {
    await act(() => world.advance(1_000));
    seen.push(...shown());
  }
  expect(seen).toEqual(["3599", "3598", "3597", "3596"]);
});

it("rests while the tab is hidden, also one that was from the start, and is right when it is seen", async () => {
  const { world, tokenCallback } = createRoute();
  world.visibility.set(false);
  render(
    <ConnectTokenProvider
      externalUserId="alice"
      tokenCallback={tokenCallback}
      environment={world}
      refreshWhenHidden
    >
      <Countdown />
    </ConnectTokenProvider>,
  );
  await act(settle);
  const before = shown();
  await act(() => world.advance(60_000));
  expect(shown()).toEqual(before);
  await act(async () => world.visibility.set(true));
  expect(shown()).toEqual(["3540"]);
  await act(() => world.advance(1_000));
  expect(shown()).toEqual(["3539"]);
});

it("counts to nothing and no further while the next token does not come", async () => {
  const { route, world } = setup();
  await act(settle);
  route.answer = { status: 503 };
  world.sleep(3_700_000);
  await act(async () => {
    world.wakeUp();
    await settle();
  });
  expect(shown()).toEqual(["0"]);
});

it("is null while there is no token, and for one that names no end", async () => {
  const { world } = createRoute();
  const { expires_at: _, expires_in: __, ...initialToken } = tokenFor("alice");
  const app = (user: string | null) => (
    <ConnectTokenProvider
      externalUserId={user}
      initialToken={initialToken as ReturnType<typeof tokenFor>}
      environment={world}
    >
      <Countdown />
    </ConnectTokenProvider>
  );
  const { rerender } = render(app(null));
  expect(shown()).toEqual(["null"]);
  rerender(app("alice"));
  await act(settle);
  expect(shown()).toEqual(["null"]);
});

it("looks at the clock once for a second, so that none ends between two looks", async () => {
  const { world, tokenCallback } = createRoute();
  let looks = 0;
  const clock = () => ({ ...world.clock(), wall: world.clock().wall + 600 * looks++ });
  const hurried = { ...world, clock };
  render(
    <ConnectTokenProvider
      externalUserId="alice"
      initialToken={tokenFor("alice")}
      tokenCallback={tokenCallback}
      environment={hurried}
    >
      <Countdown />
    </ConnectTokenProvider>,
  );
  await act(settle);
  await act(() => world.advance(1_000));
  expect(Number(shown()[0])).toBeLessThan(3_600);
});
