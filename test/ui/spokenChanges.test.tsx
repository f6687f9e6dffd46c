import { act, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import {
  ConnectTokenProvider,
  RequireScope,
  type ScopeStatus,
  type TokenCallback,
  useScopeStatus,
} from "react-connect-token";
import { createConnectTest, TestConnectTokenProvider } from "react-connect-token/testing";
import { AccessDenied } from "react-connect-token/ui";
import { describe, expect, it } from "vitest";

type Connect = ReturnType<typeof createConnectTest>;

const shown = (status: ScopeStatus) => <AccessDenied status={status} onSignIn={() => {}} />;

/**
 * Tells what a screen reader has said since: what has changed in a live region that was there before, and an alert that
 * was not.
 */
function listen(): () => string {
  const regions = () => [...document.querySelectorAll("[role=status], [role=alert], [aria-live=polite]")];
  const before = new Map(regions().map((region) => [region, region.textContent]));
  return () =>
    regions()
      .filter(
        (region) =>
          (before.has(region) || region.role === "alert") && region.textContent !== before.get(region),
      )
      .map((region) => region.textContent)
      .join(" ");
}

const write = ["connect:accounts:write"];

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
  [
    "granted to denied",
    write,
    (connect) => connect.grant("connect:accounts:read"),
    /You need access.*Connect and disconnect accounts/,
  ],
  [
    "granted to ended",
    write,
    async (connect) => {
      await connect.fail(401);
      await connect.expire();
    },
    /not available.*sign-in has ended/,
  ],
  ["granted to signed out", write, (connect) => connect.signOut(), /signed out/],
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

describe("is left to be found by reading", () => {
  const gate = (
    <RequireScope scope="connect:accounts:write" fallback={shown}>
      <p>Guarded</p>
    </RequireScope>
  );
  const page = (connect: Connect, ...gates: ReactNode[]) => (
    <TestConnectTokenProvider connect={connect}>
      {gates.map((each, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what is on the page stays where it is.
        <div key={place}>{each}</div>
      ))}
    </TestConnectTokenProvider>
  );

  it.each<[string, string[] | undefined]>([
    ["denied", ["connect:accounts:read"]],
    ["pending, and then denied", undefined],
  ])("what was %s from the start", async (_, scopes) => {
    const connect = createConnectTest({ scopes });
    const spoken = listen();
    render(page(connect, gate));
    await connect.grant("connect:accounts:read");
    expect(screen.getByText("You need access for this")).toBeVisible();
    expect(spoken()).toBe("");
  });

  it("what comes into the page once a withdrawal was told of", async () => {
    const connect = createConnectTest({ scopes: write });
    const { rerender } = render(page(connect, gate));
    await connect.grant("connect:accounts:read");
    expect(screen.getAllByRole("alert")).toHaveLength(1);
    rerender(page(connect, gate, gate));
    expect(screen.getAllByText("You need access for this")).toHaveLength(2);
    expect(screen.getAllByRole("alert")).toHaveLength(1);
  });

  it("what comes into the page after a sign-out", async () => {
    const connect = createConnectTest({ scopes: write });
    const { rerender } = render(page(connect));
    await connect.signOut();
    rerender(page(connect, gate));
    expect(screen.getByText("You are signed out")).toBeVisible();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("what comes into the page after a withdrawal that no gate has seen", async () => {
    const connect = createConnectTest({ scopes: write });
    const { rerender } = render(page(connect, gate));
    rerender(page(connect));
    await connect.grant("connect:accounts:read");
    rerender(page(connect, gate));
    expect(screen.getByText("You need access for this")).toBeVisible();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("what is shown of a status that no provider has given", () => {
    render(
      shown({
        status: "denied",
        reason: "missing_scope",
        missing: write,
        granted: false,
        isRequesting: false,
        request: async () => ({ granted: false, missing: write }),
      }),
    );
    expect(screen.getByText("You need access for this")).toBeVisible();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it.each<[string, string | null]>([
    ["that nobody is signed in", null],
    ["who has come", "bob"],
  ])("what is closed as soon as it is known %s", (_, externalUserId) => {
    const pageOf = (externalUserId: string | null | undefined) => (
      <ConnectTokenProvider
        externalUserId={externalUserId}
        tokenCallback={() => new Promise(() => {})}
        initialToken={{
          token: "ctok_bob",
          expires_at: new Date(Date.now() + 3_600_000),
          scope: "connect:accounts:read",
        }}
      >
        {gate}
      </ConnectTokenProvider>
    );
    const { rerender } = render(pageOf(undefined));
    rerender(pageOf(externalUserId));
    expect(screen.getByText(/You are signed out|You need access/)).toBeVisible();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("what the next user may, while nobody knows", async () => {
    const tokenCallback: TokenCallback = ({ externalUserId }) =>
      externalUserId === "alice"
        ? Promise.resolve({
            token: "ctok_alice",
            expires_at: new Date(Date.now() + 3_600_000),
            scope: "connect:accounts:write",
          })
        : new Promise(() => {});
    const pageOf = (externalUserId: string) => (
      <ConnectTokenProvider externalUserId={externalUserId} tokenCallback={tokenCallback}>
        <RequireScope scope="connect:accounts:write" pending={shown} fallback={shown}>
          <p>Guarded</p>
        </RequireScope>
      </ConnectTokenProvider>
    );
    const { rerender } = render(pageOf("alice"));
    await screen.findByText("Guarded");
    rerender(pageOf("bob"));
    expect(screen.getByText("Checking access")).toBeVisible();
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

it("is spoken after a sign-out in whose course nobody was known for a while", async () => {
  const tokenCallback: TokenCallback = () =>
    Promise.resolve({
      token: "ctok_alice",
      expires_at: new Date(Date.now() + 3_600_000),
      scope: "connect:accounts:write",
    });
  const pageOf = (externalUserId: string | null | undefined) => (
    <ConnectTokenProvider externalUserId={externalUserId} tokenCallback={tokenCallback}>
      <RequireScope scope="connect:accounts:write" fallback={shown}>
        <p>Guarded</p>
      </RequireScope>
    </ConnectTokenProvider>
  );
  const { rerender } = render(pageOf("alice"));
  await screen.findByText("Guarded");
  rerender(pageOf(undefined));
  rerender(pageOf(null));
  expect(screen.getByRole("alert")).toHaveTextContent("You are signed out");
});

it("is spoken where each answer has a place of its own", async () => {
  const connect = createConnectTest({ scopes: ["connect:accounts:read"] });
  render(
    <TestConnectTokenProvider connect={connect}>
      <RequireScope scope="connect:accounts:write" fallback={shown} error={(status) => shown(status)} />
    </TestConnectTokenProvider>,
  );
  const spoken = listen();
  await connect.fail(401);
  await connect.expire();
  expect(spoken()).toMatch(/sign-in has ended/);
});

it("is spoken without a <RequireScope>", async () => {
  function Own() {
    const status = useScopeStatus("connect:accounts:write");
    return status.granted ? <p>Guarded</p> : <AccessDenied status={status} />;
  }
  const connect = createConnectTest({ scopes: write });
  render(
    <TestConnectTokenProvider connect={connect}>
      <Own />
    </TestConnectTokenProvider>,
  );
  await connect.grant("connect:accounts:read");
  expect(screen.getByRole("alert")).toHaveTextContent("You need access for this");
});
