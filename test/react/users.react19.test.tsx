import { act, render, screen } from "@testing-library/react";
import { Activity } from "react";
import {
  ConnectTokenProvider,
  RequireScope,
  useConnectToken,
  useConnectTokenSession,
  useExpiresIn,
  useScope,
  useScopeStatus,
  useScopes,
} from "react-connect-token";
import { createConnectTokenSession } from "react-connect-token/core";
import { describe, expect, it } from "vitest";
import { settle } from "../world.js";
import { createRoute, tokenFor } from "./route.js";

const settled = () => act(settle);
const read = "connect:accounts:read";

function frames() {
  const seen: string[] = [];
  const Frame = ({ user }: { user: string }) => {
    const { externalUserId } = useConnectTokenSession();
    const connect = useConnectToken();
    const shown = [
      externalUserId,
      connect.status === "ready" ? connect.token : connect.status,
      useScopes(),
      useScope(read),
      useScopeStatus(read).status,
      useExpiresIn(),
    ];
    seen.push(`${user}: ${JSON.stringify(shown)}`);
    return <output>{seen.at(-1)}</output>;
  };
  return { seen, Frame };
}

describe("nobody after alice", () => {
  it.each([null, undefined])("shows %s nothing of alice's, from the first frame on", async (nobody) => {
    const { world, calls, tokenCallback } = createRoute();
    const { seen, Frame } = frames();
    const app = (user: string | null | undefined) => (
      <ConnectTokenProvider externalUserId={user} tokenCallback={tokenCallback} environment={world}>
        <Frame user={String(user)} />
        <RequireScope scope={read} fallback={({ reason }) => `denied: ${reason}`} pending="pending">
          granted
        </RequireScope>
      </ConnectTokenProvider>
    );
    const { rerender, container } = render(app("alice"));
    await settled();
    expect(container).toHaveTextContent("granted");
    seen.length = 0;
    rerender(app(nobody));
    const status = nobody === null ? "idle" : "pending";
    const gate = nobody === null ? "denied" : "pending";
    expect(new Set(seen)).toEqual(
      new Set([`${nobody}: ${JSON.stringify([nobody, status, [], false, gate, null])}`]),
    );
    expect(container).toHaveTextContent(nobody === null ? "denied: signed_out" : "pending");
    await settled();
    await act(() => world.advance(7_200_000));
    expect(calls).toHaveLength(1);
    expect(seen.filter((f) => f.includes("alice"))).toEqual([]);
    rerender(app("alice"));
    await settled();
    expect(seen.at(-1)).toContain("ctok_alice_2");
  });
});

it("session prop: another session of one's own is shown from the same render on", async () => {
  const { world, tokenCallback } = createRoute();
  const { seen, Frame } = frames();
  const make = (externalUserId: string) =>
    createConnectTokenSession({ externalUserId, tokenCallback, environment: world });
  const [alice, bob] = [make("alice"), make("bob")];
  const app = (session: typeof alice, user: string) => (
    <ConnectTokenProvider session={session}>
      <Frame user={user} />
    </ConnectTokenProvider>
  );
  const { rerender } = render(app(alice, "alice"));
  await settled();
  seen.length = 0;
  rerender(app(bob, "bob"));
  await settled();
  expect(seen.filter((frame) => frame.includes("alice"))).toEqual([]);
  expect(seen.at(-1)).toContain("ctok_bob_2");
  expect(alice.getState().status).toBe("ready");
});

it("without a callback: bob has nothing of the initialToken that was alice's", async () => {
  const { world } = createRoute();
  const { seen, Frame } = frames();
  const { external_user_id: _, ...initialToken } = tokenFor("alice");
  const app = (user: string) => (
    <ConnectTokenProvider externalUserId={user} initialToken={initialToken} environment={world}>
      <Frame user={user} />
    </ConnectTokenProvider>
  );
  const { rerender } = render(app("alice"));
  await settled();
  expect(seen.at(-1)).toContain("ctok_alice_0");
  seen.length = 0;
  rerender(app("bob"));
  await settled();
  expect(seen.filter((frame) => frame.includes("alice"))).toEqual([]);
  expect(seen.at(-1)).toContain('"error"');
});

it("an Activity around the provider: hidden and shown, and alice becomes bob while hidden", async () => {
  const { world, calls, tokenCallback } = createRoute();
  const { seen, Frame } = frames();
  const app = (mode: "hidden" | "visible", user: string) => (
    <Activity mode={mode}>
      <ConnectTokenProvider externalUserId={user} tokenCallback={tokenCallback} environment={world} prefetch>
        <Frame user={user} />
        <RequireScope scope={read}>
          <input aria-label="note" />
        </RequireScope>
      </ConnectTokenProvider>
    </Activity>
  );
  const { rerender, unmount } = render(app("visible", "alice"));
  await settled();
  const note = screen.getByLabelText("note");
  rerender(app("hidden", "alice"));
  await settled();
  expect(world.held).toEqual({ timers: 0, listeners: 0 });
  await act(() => world.advance(7_200_000));
  expect(calls).toHaveLength(1);
  rerender(app("visible", "alice"));
  await settled();
  expect(seen.at(-1)).toContain("ctok_alice_2");
  expect(screen.getByLabelText("note")).toBe(note);
  rerender(app("hidden", "alice"));
  await settled();
  seen.length = 0;
  rerender(app("hidden", "bob"));
  await settled();
  rerender(app("visible", "bob"));
  await settled();
  expect(seen.filter((frame) => frame.includes("alice"))).toEqual([]);
  expect(seen.at(-1)).toContain("ctok_bob_3");
  unmount();
  await settled();
  expect(world.held).toEqual({ timers: 0, listeners: 0 });
});

it("prefetch that comes later fetches then", async () => {
  const { world, calls, tokenCallback } = createRoute();
  const app = (prefetch: boolean) => (
    <ConnectTokenProvider
      externalUserId="a"
      tokenCallback={tokenCallback}
      environment={world}
      prefetch={prefetch}
    />
  );
  const { rerender } = render(app(false));
  await settled();
  expect(calls).toEqual([]);
  rerender(app(true));
  await settled();
  expect(calls).toHaveLength(1);
  rerender(app(false));
  await settled();
  expect(world.held).toEqual({ timers: 0, listeners: 0 });
});

it("two siblings' users each have their own step-up", async () => {
  const route = createRoute({ scope: read });
  const asks: Record<string, () => Promise<unknown>> = {};
  const Ask = ({ name }: { name: string }) => {
    const { request, status, isRequesting } = useScopeStatus("connect:proxy");
    asks[name] = request;
    return <output aria-label={name}>{`${status} ${isRequesting}`}</output>;
  };
  render(
    ["alice", "bob"].map((user) => (
      <ConnectTokenProvider
        key={user}
        externalUserId={user}
        tokenCallback={route.tokenCallback}
        environment={route.world}
      >
        <Ask name={user} />
        {user === "alice" && (
          <ConnectTokenProvider
            externalUserId="carol"
            tokenCallback={route.tokenCallback}
            environment={route.world}
          >
            <Ask name="carol" />
          </ConnectTokenProvider>
        )}
      </ConnectTokenProvider>
    )),
  );
  await settled();
  route.answer = { scope: `${read} connect:proxy` };
  await act(async () => void (await asks.carol?.()));
  const say = (name: string) => screen.getByLabelText(name).textContent;
  expect([say("alice"), say("carol"), say("bob")]).toEqual(["denied false", "granted false", "denied false"]);
  expect(route.calls.at(-1)).toMatchObject({ externalUserId: "carol", scope: `${read} connect:proxy` });
});

it("asks for bob nothing that alice stepped up to", async () => {
  const route = createRoute({ scope: read });
  let ask: () => Promise<unknown> = async () => {};
  const Ask = () => {
    ask = useScopeStatus("connect:proxy").request;
    return null;
  };
  const app = (user: string) => (
    <ConnectTokenProvider externalUserId={user} tokenCallback={route.tokenCallback} environment={route.world}>
      <Ask />
    </ConnectTokenProvider>
  );
  const { rerender } = render(app("alice"));
  await settled();
  route.answer = { scope: `${read} connect:proxy` };
  await act(async () => void (await ask()));
  rerender(app("bob"));
  await settled();
  expect(route.calls.at(-1)).toEqual({ externalUserId: "bob" });
});
