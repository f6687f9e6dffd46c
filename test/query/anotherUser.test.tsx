import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { startTransition, useState } from "react";
import {
  ConnectTokenProvider,
  type ConnectTokenResponse,
  type ConnectTokenSession,
  useConnectToken,
  useConnectTokenSession,
  useExpiresIn,
  useScopeStatus,
  useScopes,
} from "react-connect-token";
import type { ConnectTokenEvent, TokenRequest } from "react-connect-token/core";
import { useConnectMutation, useConnectQuery } from "react-connect-token/query";
import { expect, it, onTestFinished, vi } from "vitest";
import { tokenFor } from "../react/route.js";
import { createWorld } from "../world.js";
import { settled } from "./queryTest.js";

/** A token of alice's that does not say so, so that nothing but the kit keeps it from bob. */
function tokenOfHers(number: number): ConnectTokenResponse {
  const { external_user_id: _, ...token } = tokenFor("alice", number, "connect:alices:*");
  return token;
}

/** What a test lets happen later. */
function later<Value>() {
  let happen: (value: Value) => void = () => {};
  const promise = new Promise<Value>((resolve) => {
    happen = resolve;
  });
  return { promise, happen: (value: Value) => happen(value) };
}

function setup(initialToken: ConnectTokenResponse | Promise<ConnectTokenResponse>) {
  const seen = { frames: [] as string[], events: [] as ConnectTokenEvent[] };
  const token = later<ConnectTokenResponse>();
  const answer = later<Response>();
  const api = vi.fn(async (request: Request) => {
    const owner = request.headers.get("authorization")?.split("_")[1];
    return owner === "alice" && request.url.endsWith("/slow") ? answer.promise : Response.json({ owner });
  });
  vi.stubGlobal("fetch", api);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  onTestFinished(() => {
    vi.unstubAllGlobals();
    client.clear();
  });
  const environment = createWorld();
  const asked: TokenRequest[] = [];
  const tokenCallback = async (request: TokenRequest) => {
    asked.push(request);
    return request.externalUserId === "alice" ? token.promise : tokenFor(request.externalUserId);
  };

  let session: ConnectTokenSession;
  /** All that a page can show of a user. */
  const Frame = () => {
    session = useConnectTokenSession();
    const connect = useConnectToken();
    const accounts = useConnectQuery<{ owner: string }>({ path: "/v1/connect/accounts" });
    const slow = useConnectQuery<{ owner: string }>({ path: "/v1/connect/slow" });
    const { data, variables, mutate } = useConnectMutation({ mutationFn: async (owner: string) => owner });
    const { externalUserId } = session;
    const shown = [
      externalUserId,
      connect.status === "ready" ? connect.token : connect.status,
      useScopes(),
      useScopeStatus("connect:accounts:read"),
      useExpiresIn(),
      [accounts.data, slow.data, data, variables],
    ];
    seen.frames.push(JSON.stringify(shown));
    return (
      <button type="button" onClick={() => mutate(`done for ${externalUserId}`)}>
        {JSON.stringify(shown)}
      </button>
    );
  };
  let become: (user: string) => void = () => {};
  const App = () => {
    const [user, setUser] = useState("alice");
    become = setUser;
    return (
      <QueryClientProvider client={client}>
        <ConnectTokenProvider
          externalUserId={user}
          tokenCallback={tokenCallback}
          initialToken={initialToken}
          environment={environment}
          onEvent={(event) => seen.events.push(event)}
        >
          <Frame />
        </ConnectTokenProvider>
      </QueryClientProvider>
    );
  };
  render(<App />);
  return {
    ...seen,
    asked,
    api,
    client,
    token,
    answer,
    refresh: () => void session.refresh().catch(() => {}),
    become: (user: string) => become(user),
  };
}

const hers = /alice/;

it.each([
  ["a value", "at once", () => ({ given: tokenOfHers(0) })],
  ["a value", "in a transition", () => ({ given: tokenOfHers(0) })],
  ["a promise", "at once", () => ({ given: Promise.resolve(tokenOfHers(0)) })],
  ["a promise", "in a transition", () => ({ given: Promise.resolve(tokenOfHers(0)) })],
  [
    "a promise that comes later",
    "at once",
    () => {
      const { promise, happen } = later<ConnectTokenResponse>();
      return { given: promise, arrive: () => happen(tokenOfHers(0)) };
    },
  ],
  [
    "a promise that comes later",
    "in a transition",
    () => {
      const { promise, happen } = later<ConnectTokenResponse>();
      return { given: promise, arrive: () => happen(tokenOfHers(0)) };
    },
  ],
])(
  "shows bob nothing of alice's, whose initialToken is still in the prop as %s, %s",
  async (_, how, make) => {
    const initial: { given: ConnectTokenResponse | Promise<ConnectTokenResponse>; arrive?: () => void } =
      make();
    const page = setup(initial.given);
    await settled();
    fireEvent.click(screen.getByRole("button"));
    act(() => page.refresh());
    await settled();
    if (initial.arrive === undefined) {
      expect(page.frames.at(-1)).toContain("ctok_alice_0");
      expect(page.frames.at(-1)).toContain('{"owner":"alice"}');
      const asked = page.api.mock.calls.map(([{ url }]) => url);
      expect(asked.join()).toContain("/slow"); // it is in the air, and so is her next token
    }

    page.frames.length = 0;
    page.events.length = 0;
    page.api.mockClear();
    page.asked.length = 0;
    await act(async () => {
      if (how === "at once") page.become("bob");
      else startTransition(() => page.become("bob"));
    });
    initial.arrive?.();
    page.token.happen(tokenOfHers(1));
    page.answer.happen(Response.json({ owner: "alice" }));
    await settled();

    expect(page.frames.at(-1)).toContain("ctok_bob_0");
    expect(page.frames.at(-1)).toContain('[{"owner":"bob"},{"owner":"bob"}');
    expect(page.frames.filter((frame) => hers.test(frame))).toEqual([]);
    expect(page.asked).toEqual([{ externalUserId: "bob" }]);
    expect(page.api.mock.calls.map(([{ headers }]) => headers.get("authorization"))).toEqual([
      "Bearer ctok_bob_0",
      "Bearer ctok_bob_0",
    ]);
    expect(JSON.stringify(page.events.filter(({ externalUserId }) => externalUserId === "bob"))).not.toMatch(
      hers,
    );
    expect(
      page.events.filter(({ externalUserId }) => externalUserId === "alice").map(({ type }) => type),
    ).toEqual(["ended", "disposed"]);
    const queries = page.client.getQueryCache().getAll();
    const mutations = page.client.getMutationCache().getAll();
    expect(queries).toHaveLength(2);
    expect(JSON.stringify(queries.map(({ queryKey, state }) => [queryKey, state]))).not.toMatch(hers);
    expect(JSON.stringify(mutations.map(({ options, state }) => [options.mutationKey, state]))).not.toMatch(
      hers,
    );
  },
);
