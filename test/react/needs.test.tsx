import { act, render } from "@testing-library/react";
import {
  ConnectTokenProvider,
  RequireScope,
  useConnectToken,
  useExpiresIn,
  useScope,
  useScopeStatus,
  useScopes,
} from "react-connect-token";
import { expect, it } from "vitest";
import { settle } from "../world.js";
import { createRoute } from "./route.js";

it.each<[string, () => unknown]>([
  ["useConnectToken()", () => useConnectToken().status],
  ["useConnectToken(selector)", () => useConnectToken((s) => s.status)],
  ["useScope()", () => String(useScope("connect:proxy"))],
  ["useScopeStatus()", () => useScopeStatus("connect:proxy").status],
  ["useScopes()", () => useScopes().join()],
  ["useExpiresIn()", () => useExpiresIn()],
  ["<RequireScope>", () => <RequireScope scope="connect:proxy" />],
])("%s alone has a token fetched, and kept fresh as long as it is mounted", async (_, Alone) => {
  const { world, calls, tokenCallback } = createRoute();
  const Part = Alone as () => null;
  const { unmount } = render(
    <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={world}>
      <Part />
    </ConnectTokenProvider>,
  );
  await act(settle);
  expect(calls).toHaveLength(1);
  await act(() => world.advance(3_600_000));
  expect(calls).toHaveLength(2);
  unmount();
  await act(settle);
  expect(world.held).toEqual({ timers: 0, listeners: 0 });
});

it.each([
  [undefined, null],
  [null, undefined],
])("an auth library that says %s and then %s is followed in the same render", async (first, then) => {
  const { world, calls, tokenCallback } = createRoute();
  const Status = () => useConnectToken().status;
  const app = (user: null | undefined) => (
    <ConnectTokenProvider externalUserId={user} tokenCallback={tokenCallback} environment={world}>
      <Status />
      <RequireScope scope="connect:proxy" pending=" pending" fallback={({ reason }) => ` ${reason}`} />
    </ConnectTokenProvider>
  );
  const says = (user: null | undefined) => (user === null ? "idle signed_out" : "pending pending");
  const { rerender, container } = render(app(first));
  expect(container).toHaveTextContent(says(first));
  rerender(app(then));
  expect(container).toHaveTextContent(says(then));
  await act(settle);
  expect(container).toHaveTextContent(says(then));
  expect(calls).toEqual([]);
});
