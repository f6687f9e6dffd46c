import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
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
} from "react-connect-token";
import { useConnectMutation, useConnectQuery } from "react-connect-token/query";
import { expect, it, onTestFinished, vi } from "vitest";
import { settled } from "../query/queryTest.js";
import { settle } from "../world.js";
import { createRoute } from "./route.js";

const read = "connect:accounts:read";
const write = "connect:accounts:write";
const hour = 3_600_000;

type Route = ReturnType<typeof createRoute>;
interface Case {
  readonly name: string;
  readonly user?: string | null | undefined;
  readonly answer?: Route["answer"];
  readonly laterMs?: number;
  readonly laterAnswer?: Route["answer"];
  /** The session; a call; a query with, and one without a scope; a mutation that is begun. */
  readonly said: {
    session: string;
    call: string;
    scoped: string;
    unscoped: string;
    mutation: string;
  };
}

it.each<Case>([
  {
    name: "nobody is signed in",
    user: null,
    said: {
      session: "idle",
      call: "signed_out",
      scoped: "pending idle",
      unscoped: "pending idle",
      mutation: "error signed_out",
    },
  },
  {
    name: "nobody knows yet who the user is",
    user: undefined,
    said: {
      session: "pending",
      call: "signed_out",
      scoped: "pending idle",
      unscoped: "pending idle",
      mutation: "error signed_out",
    },
  },
  {
    name: "the first token is on its way",
    answer: { hang: true },
    said: {
      session: "pending",
      call: "waits",
      scoped: "pending idle",
      unscoped: "pending fetching",
      mutation: "pending",
    },
  },
  {
    name: "the first token fails and is tried again",
    answer: { status: 503 },
    said: {
      session: "error",
      call: "waits",
      scoped: "pending idle",
      unscoped: "pending fetching",
      mutation: "pending",
    },
  },
  {
    name: "there is a token",
    said: {
      session: "ready",
      call: "200",
      scoped: "success idle",
      unscoped: "success idle",
      mutation: "success",
    },
  },
  {
    name: "there is a token that grants something else",
    answer: { scope: write },
    said: {
      session: "ready",
      call: "200",
      scoped: "pending idle",
      unscoped: "success idle",
      mutation: "success",
    },
  },
  {
    name: "the next token is on its way",
    laterMs: hour - 400_000,
    laterAnswer: { hang: true },
    said: {
      session: "ready",
      call: "200",
      scoped: "success idle",
      unscoped: "success idle",
      mutation: "success",
    },
  },
  {
    name: "a refresh fails while the token is good",
    laterMs: hour - 400_000,
    laterAnswer: { status: 503 },
    said: {
      session: "ready",
      call: "200",
      scoped: "success idle",
      unscoped: "success idle",
      mutation: "success",
    },
  },
  {
    name: "the token has ended and the next one is not there",
    laterMs: hour,
    laterAnswer: { status: 503 },
    said: {
      session: "expired",
      call: "waits",
      scoped: "success idle",
      unscoped: "success idle",
      mutation: "pending",
    },
  },
  {
    name: "the token has ended and no other one comes by itself",
    laterMs: hour,
    laterAnswer: { status: 401 },
    said: {
      session: "error",
      call: "callback_unauthorized",
      scoped: "success idle",
      unscoped: "success idle",
      mutation: "error callback_unauthorized",
    },
  },
  {
    name: "no token will come by itself",
    answer: { status: 401 },
    said: {
      session: "error",
      call: "callback_unauthorized",
      scoped: "pending idle",
      unscoped: "error idle",
      mutation: "error callback_unauthorized",
    },
  },
])("every hook that calls the API does what the status allows when $name", async (given) => {
  vi.stubGlobal("fetch", async () => Response.json({ ok: true }));
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  onTestFinished(() => {
    vi.unstubAllGlobals();
    client.clear();
  });
  const route = createRoute(given.answer ?? { scope: `${read} ${write}` });
  let call: typeof fetch = fetch;
  let session: ReturnType<typeof useConnectTokenSession> | undefined;
  const Everything = () => {
    call = useConnectFetch();
    session = useConnectTokenSession();
    const scoped = useConnectQuery({ path: "/a", scope: read });
    const unscoped = useConnectQuery({ path: "/b" });
    const mutation = useConnectMutation({
      mutationFn: async (_: undefined, { connectFetch }) => (await connectFetch("/c")).status,
    });
    const error = mutation.error as { code?: string } | null;
    return (
      <>
        <p data-testid="scoped">{`${scoped.status} ${scoped.fetchStatus}`}</p>
        <p data-testid="unscoped">{`${unscoped.status} ${unscoped.fetchStatus}`}</p>
        <button type="button" onClick={() => mutation.mutate()}>
          {`${mutation.status} ${error?.code ?? ""}`.trim()}
        </button>
      </>
    );
  };
  render(
    <QueryClientProvider client={client}>
      <ConnectTokenProvider
        externalUserId={"user" in given ? given.user : "alice"}
        tokenCallback={route.tokenCallback}
        environment={route.world}
      >
        <Everything />
      </ConnectTokenProvider>
    </QueryClientProvider>,
  );
  await settled();
  if (given.laterAnswer !== undefined) {
    route.answer = given.laterAnswer;
    route.world.sleep(given.laterMs ?? 0);
    await act(async () => {
      route.world.wakeUp();
      await settle();
    });
    await settled();
  }
  let called = "waits";
  void call("/d").then(
    ({ status }) => {
      called = String(status);
    },
    ({ code }) => {
      called = code;
    },
  );
  fireEvent.click(screen.getByRole("button"));
  await settled();
  const text = (id: string) => screen.getByTestId(id).textContent;
  expect({
    session: session?.getState().status,
    call: called,
    scoped: text("scoped"),
    unscoped: text("unscoped"),
    mutation: screen.getByRole("button").textContent,
  }).toEqual(given.said);
});

it("every hook and gate says what is known when the next token is on its way", async () => {
  const route = createRoute({ scope: `${read} ${write}` });
  let latest: Record<string, unknown> = {};
  const Everything = () => {
    const connect = useConnectToken();
    latest = {
      useConnectToken: connect.status,
      selected: useConnectToken((s) => s.status === "ready" && s.isRefreshing),
      useScope: useScope(read),
      useScopeStatus: useScopeStatus(read),
      useScopes: useScopes(),
      useExpiresIn: useExpiresIn(),
    };
    return (
      <RequireScope scope={read} fallback="denied" pending="pending">
        granted
      </RequireScope>
    );
  };
  const { container } = render(
    <ConnectTokenProvider
      externalUserId="alice"
      tokenCallback={route.tokenCallback}
      environment={route.world}
    >
      <Everything />
    </ConnectTokenProvider>,
  );
  await act(settle);
  route.answer = { hang: true };
  route.world.sleep(hour - 400_000);
  await act(async () => {
    route.world.wakeUp();
    await settle();
  });
  expect(latest).toMatchObject({
    useConnectToken: "ready",
    selected: true,
    useScope: true,
    useScopeStatus: { status: "granted", isRequesting: false },
    useScopes: [read, write],
    useExpiresIn: 400,
  });
  expect(container).toHaveTextContent("granted");
});
