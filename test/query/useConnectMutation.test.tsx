import { onlineManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { Component, type ReactNode, useState } from "react";
import { ConnectTokenProvider } from "react-connect-token";
import { createConnectTokenSession } from "react-connect-token/core";
import { type ConnectMutationOptions, useConnectMutation } from "react-connect-token/query";
import { expect, it, onTestFinished, vi } from "vitest";
import { createRoute } from "../react/route.js";
import { expectThrownInRender } from "../setup/thrownInRender.js";
import { queryTest, renderWithoutClient, settled } from "./queryTest.js";

const frames: string[] = [];

type Own = Partial<ConnectMutationOptions<string, Error, string, unknown>>;

function Disconnect(own: Own) {
  const mutation = useConnectMutation({
    mutationFn: async (id: string, { connectFetch }) => {
      const response = await connectFetch(`/v1/connect/accounts/${id}`, { method: "DELETE" });
      return (await response.json()).from as string;
    },
    ...own,
  });
  const code = mutation.error !== null && "code" in mutation.error ? mutation.error.code : "";
  const shown = `${mutation.status} ${mutation.data ?? ""} ${code}`;
  frames.push(shown);
  return (
    <button type="button" onClick={() => mutation.mutate("apn_1")}>
      {shown}
    </button>
  );
}

it("sends with the token", async () => {
  const { api } = queryTest(() => <Disconnect />);
  fireEvent.click(screen.getByRole("button"));
  await settled();
  expect(screen.getByRole("button")).toHaveTextContent("success alice");
  expect(api.mock.calls[0]?.[0]).toMatchObject({ method: "DELETE" });
});

it("is pending from the click on, while the token and then the answer are on their way", async () => {
  const { api, route } = queryTest(() => <Disconnect />);
  const answers: ((response: Response) => void)[] = [];
  api.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
  expect(screen.getByRole("button")).toHaveTextContent("idle");
  fireEvent.click(screen.getByRole("button"));
  await settled();
  expect(screen.getByRole("button")).toHaveTextContent("pending");
  expect([route.calls.length, api.mock.calls.length]).toEqual([1, 1]);
  answers[0]?.(Response.json({ from: "alice" }));
  await settled();
  expect(screen.getByRole("button")).toHaveTextContent("success alice");
});

it("fails with what the API answered", async () => {
  const { api } = queryTest(() => <Disconnect />);
  api.mockImplementation(async () => new Response(null, { status: 404 }));
  fireEvent.click(screen.getByRole("button"));
  await settled();
  expect(screen.getByRole("button")).toHaveTextContent("error api_error");
});

const told: string[] = [];
function Rename() {
  const { mutate, mutateAsync } = useConnectMutation({
    mutationFn: async (name: string, { connectFetch }) => {
      await connectFetch("/rename");
      return name;
    },
    onSuccess: (name) => void told.push(`hook: ${name}`),
    onError: () => void told.push("hook: error"),
  });
  const rename = async () => {
    told.push(`promise: ${await mutateAsync("one").catch(() => "error")}`);
    mutate("two", {
      onSuccess: (name) => void told.push(`call: ${name}`),
      onError: () => void told.push("call: error"),
    });
  };
  return <button type="button" onClick={rename} />;
}

it.each([
  ["success", 200, ["hook: one", "promise: one", "hook: two", "call: two"]],
  ["failure", 404, ["hook: error", "promise: error", "hook: error", "call: error"]],
])("tells the app of its %s in every way that TanStack has", async (_, status, expected) => {
  told.length = 0;
  const { api } = queryTest(() => <Rename />);
  api.mockImplementation(async () => new Response(null, { status }));
  fireEvent.click(screen.getByRole("button"));
  await settled();
  await settled();
  expect(told).toEqual(expected);
});

it("is found under its own key, below the user's", async () => {
  const { api, client } = queryTest(() => <Disconnect mutationKey={["disconnect"]} />);
  api.mockImplementation(() => new Promise(() => {}));
  fireEvent.click(screen.getByRole("button"));
  await settled();
  const [mutation] = client.getMutationCache().getAll();
  expect(mutation?.options.mutationKey).toEqual([
    "react-connect-token",
    { externalUserId: "alice", projectEnvironment: null, baseUrl: "https://api.pipedream.com" },
    "disconnect",
  ]);
});

it("has TanStack's own context beside the fetch", async () => {
  const Rename = () => {
    const { mutate } = useConnectMutation({
      meta: { to: "Bob" },
      mutationFn: async (_: undefined, { client, meta }) => client.setQueryData(["name"], meta?.to),
    });
    return <button type="button" onClick={() => mutate()} />;
  };
  const { client } = queryTest(() => <Rename />);
  fireEvent.click(screen.getByRole("button"));
  await settled();
  expect(client.getQueryData(["name"])).toBe("Bob");
});

it("takes an answer that is no promise, where no types look", async () => {
  queryTest(() => <Disconnect mutationFn={(() => "at once") as never} />);
  fireEvent.click(screen.getByRole("button"));
  await settled();
  expect(screen.getByRole("button")).toHaveTextContent("success at once");
});

it("is the QueryClient's that the app has at the moment", async () => {
  vi.stubGlobal("fetch", async () => Response.json({ from: "alice" }));
  onTestFinished(() => void vi.unstubAllGlobals());
  const { world, tokenCallback } = createRoute();
  const page = (client: QueryClient) => (
    <QueryClientProvider client={client}>
      <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={world}>
        <Disconnect />
      </ConnectTokenProvider>
    </QueryClientProvider>
  );
  const [first, second] = [new QueryClient(), new QueryClient()];
  const { rerender } = render(page(first));
  fireEvent.click(screen.getByRole("button"));
  await settled();
  rerender(page(second));
  expect(screen.getByRole("button")).toHaveTextContent("idle");
  fireEvent.click(screen.getByRole("button"));
  await settled();
  expect(screen.getByRole("button")).toHaveTextContent("success alice");
  const sent = [first, second].map((client) => client.getMutationCache().getAll().length);
  expect(sent).toEqual([1, 1]);
  for (const client of [first, second]) client.clear();
});

class Boundary extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };
  static getDerivedStateFromError = () => ({ isBroken: true });
  override render() {
    return this.state.isBroken ? <p role="alert">broken</p> : this.props.children;
  }
}

it.each<[string, string, Own, { throwOnError?: boolean }]>([
  ["the error boundary", "throwOnError", { throwOnError: true }, {}],
  ["the error boundary", "a function", { throwOnError: ({ message }) => message.includes("404") }, {}],
  ["the error boundary", "the client's default", {}, { throwOnError: true }],
  [
    "the component",
    "a function, over the client's default",
    { throwOnError: () => false },
    { throwOnError: true },
  ],
])("shows a failure in %s where %s says so", async (where, _, own, mutations) => {
  expectThrownInRender();
  let show = () => {};
  const Later = () => {
    const [isShown, setShown] = useState(false);
    show = () => setShown(true);
    return isShown && <Disconnect {...own} />;
  };
  const { api, client } = queryTest(() => (
    <Boundary>
      <Later />
    </Boundary>
  ));
  client.setDefaultOptions({ mutations });
  act(() => show());
  api.mockImplementation(async () => new Response(null, { status: 404 }));
  fireEvent.click(screen.getByRole("button"));
  await settled();
  if (where === "the component") expect(screen.getByRole("button")).toHaveTextContent("error api_error");
  else expect(screen.getByRole("alert")).toBeVisible();
});

it("shows another user nothing of what the one before has done, in any frame", async () => {
  const { api, client, switchTo } = queryTest(() => <Disconnect />);
  fireEvent.click(screen.getByRole("button"));
  await settled();
  frames.length = 0;
  switchTo("bob");
  await settled();
  expect(frames.join()).not.toContain("alice");
  expect(
    JSON.stringify(
      client
        .getMutationCache()
        .getAll()
        .map(({ options }) => options.mutationKey),
    ),
  ).not.toContain("alice");

  fireEvent.click(screen.getByRole("button"));
  await settled();
  expect(screen.getByRole("button")).toHaveTextContent("success bob");
  expect(api.mock.lastCall?.[0].headers.get("authorization")).toContain("_bob_");
});

it("that waits for a connection outlives another session of the same user, and its own not", async () => {
  const { world, tokenCallback } = createRoute();
  const dialog = createConnectTokenSession({ externalUserId: "alice", tokenCallback, environment: world });
  const own = createConnectTokenSession({ externalUserId: "alice", tokenCallback, environment: world });
  const { api, client } = queryTest(() => (
    <>
      <ConnectTokenProvider session={own}>
        <Disconnect />
      </ConnectTokenProvider>
      <ConnectTokenProvider session={dialog}>
        <Disconnect />
      </ConnectTokenProvider>
    </>
  ));
  onTestFinished(() => onlineManager.setOnline(true));
  onlineManager.setOnline(false);
  fireEvent.click(screen.getAllByRole("button")[0] as HTMLElement);
  await settled();
  dialog.dispose();
  await act(async () => onlineManager.setOnline(true));
  await settled();
  expect(screen.getAllByRole("button")[0]).toHaveTextContent("success alice");
  expect(api).toHaveBeenCalledOnce();

  onlineManager.setOnline(false);
  fireEvent.click(screen.getAllByRole("button")[0] as HTMLElement);
  await settled();
  own.dispose();
  expect(client.getMutationCache().getAll()).toEqual([]);
});

it("leaves the cache with any session of its user, and stays on the page that has done it", async () => {
  const { world, tokenCallback } = createRoute();
  const dialog = createConnectTokenSession({ externalUserId: "alice", tokenCallback, environment: world });
  const { client } = queryTest(() => (
    <>
      <Disconnect />
      <ConnectTokenProvider session={dialog}>
        <Disconnect />
      </ConnectTokenProvider>
    </>
  ));
  fireEvent.click(screen.getAllByRole("button")[0] as HTMLElement);
  await settled();
  act(() => dialog.dispose());
  expect(client.getMutationCache().getAll()).toEqual([]);
  expect(screen.getAllByRole("button")[0]).toHaveTextContent("success alice");
});

it("says what to wrap where there is no QueryClient", () => {
  expectThrownInRender();
  expect(() => renderWithoutClient(<Disconnect />)).toThrow(
    expect.objectContaining({ code: "missing_query_client" }),
  );
});
