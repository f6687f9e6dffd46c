import { onlineManager } from "@tanstack/react-query";
import { act, fireEvent, screen } from "@testing-library/react";
import { ConnectTokenProvider } from "react-connect-token";
import { createConnectTokenSession } from "react-connect-token/core";
import { useConnectMutation } from "react-connect-token/query";
import { expect, it, onTestFinished } from "vitest";
import { createRoute } from "../react/route.js";
import { expectThrownInRender } from "../setup/thrownInRender.js";
import { queryTest, renderWithoutClient, settled } from "./queryTest.js";

const frames: string[] = [];

function Disconnect({ throwOnError = false }: { throwOnError?: boolean }) {
  const mutation = useConnectMutation({
    throwOnError,
    mutationFn: async (id: string, { connectFetch }) => {
      const response = await connectFetch(`/v1/connect/accounts/${id}`, { method: "DELETE" });
      return (await response.json()).from as string;
    },
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

it("says what to wrap where there is no QueryClient", () => {
  expectThrownInRender();
  expect(() => renderWithoutClient(<Disconnect />)).toThrow(
    expect.objectContaining({ code: "missing_query_client" }),
  );
});
