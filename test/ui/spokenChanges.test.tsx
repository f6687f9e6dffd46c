import { act, render } from "@testing-library/react";
import { RequireScope, type ScopeStatus } from "react-connect-token";
import { createConnectTest, TestConnectTokenProvider } from "react-connect-token/testing";
import { AccessDenied } from "react-connect-token/ui";
import { expect, it } from "vitest";

type Connect = ReturnType<typeof createConnectTest>;

const shown = (status: ScopeStatus) => <AccessDenied status={status} onSignIn={() => {}} />;

/** Tells what a screen reader has said since: what has changed in a live region that was there before. */
function listen(): () => string {
  const regions = [...document.querySelectorAll("[role=status], [aria-live=polite]")];
  const before = new Map(regions.map((region) => [region, region.textContent]));
  return () =>
    regions
      .filter((region) => region.isConnected && region.textContent !== before.get(region))
      .map((region) => region.textContent)
      .join(" ");
}

it.each<[string, string[] | undefined, (connect: Connect) => Promise<void>, RegExp]>([
  ["pending to denied", undefined, (connect) => connect.grant("connect:accounts:read"), /access/i],
  ["pending to pending with a failure", undefined, (connect) => connect.fail(503), /does not answer/],
  [
    "denied to ended",
    ["connect:accounts:read"],
    async (connect) => {
      await connect.fail(401);
      await connect.expire();
    },
    /sign-in has ended/,
  ],
  ["denied to signed out", ["connect:accounts:read"], (connect) => connect.signOut(), /signed out/],
])("is spoken as it changes from %s", async (_, scopes, change, words) => {
  const connect = createConnectTest({ scopes });
  render(
    <TestConnectTokenProvider connect={connect}>
      <RequireScope scope="connect:accounts:write" pending={shown} fallback={shown}>
        <p>Guarded</p>
      </RequireScope>
    </TestConnectTokenProvider>,
  );
  await act(async () => {});
  const spoken = listen();
  await change(connect);
  expect(spoken()).toMatch(words);
});
