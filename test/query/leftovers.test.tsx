import { inspect } from "node:util";
import { dehydrate } from "@tanstack/react-query";
import { act, fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { RequireScope, useConnectToken } from "react-connect-token";
import { useConnectMutation, useConnectQuery } from "react-connect-token/query";
import { expect, it } from "vitest";
import { queryTest, settled } from "./queryTest.js";

const path = "/v1/connect/accounts";
const read = "connect:accounts:read";
const write = "connect:accounts:write";
const lacks = (required: string) =>
  Response.json(
    { error: "Forbidden", code: "insufficient_scope", details: { required: [required] } },
    { status: 403 },
  );

it("asks when the scope is granted later, and no more once it is taken away", async () => {
  const { api, route, client } = queryTest(() => {
    const Q = () => {
      const { status, fetchStatus } = useConnectQuery({ path, scope: write });
      return <output>{`${status} ${fetchStatus}`}</output>;
    };
    return <Q />;
  }, read);
  await settled();
  expect(api).not.toHaveBeenCalled();
  route.answer = { scope: `${read} ${write}` };
  await act(() => route.world.advance(3_600_000));
  await settled();
  expect(screen.getByRole("status")).toHaveTextContent("success idle");
  expect(api).toHaveBeenCalledOnce();
  route.answer = { scope: read };
  await act(() => route.world.advance(3_600_000));
  await act(() => client.invalidateQueries());
  await settled();
  expect(api).toHaveBeenCalledOnce();
  expect(screen.getByRole("status")).toHaveTextContent("success idle");
});

it("stays off where the app says so, though the scope is granted", async () => {
  const Q = () => useConnectQuery({ path, scope: read, enabled: false }).fetchStatus;
  const { api } = queryTest(() => <Q />);
  await settled();
  expect(api).not.toHaveBeenCalled();
});

it("mutation: a 403 that names a scope denies its gates", async () => {
  const Remove = () => {
    const { mutate, status } = useConnectMutation({
      mutationFn: (_: undefined, { connectFetch }) => connectFetch(path, { method: "DELETE" }),
    });
    return (
      <button type="button" onClick={() => mutate()}>
        {status}
      </button>
    );
  };
  const { api } = queryTest(() => (
    <>
      <Remove />
      <RequireScope scope={write} fallback="denied">
        granted
      </RequireScope>
    </>
  ));
  await settled();
  expect(screen.getByText("granted")).toBeVisible();
  api.mockImplementation(async () => lacks(write));
  fireEvent.click(screen.getByRole("button"));
  await settled();
  expect(screen.getByText("denied")).toBeVisible();
  expect(screen.getByRole("button")).toHaveTextContent("error");
});

const frames: string[] = [];
const told: string[] = [];
function Rename({ name }: { name: string }) {
  const { mutate, status, data, variables } = useConnectMutation({
    mutationFn: async (by: string, { connectFetch }) => {
      const answer = await (await connectFetch(path, { method: "PATCH" })).json();
      return `${name} ${by} ${answer.from}`;
    },
    onSuccess: (done) => void told.push(done),
  });
  const shown = `${status} ${data ?? ""} ${variables ?? ""}`;
  frames.push(shown);
  return (
    <button type="button" onClick={() => mutate("now")}>
      {shown}
    </button>
  );
}

it("mutation: calls the function of the last render", async () => {
  let rename: (name: string) => void = () => {};
  const App = () => {
    const [name, setName] = useState("first");
    rename = setName;
    return <Rename name={name} />;
  };
  queryTest(() => <App />);
  await settled();
  act(() => rename("second"));
  fireEvent.click(screen.getByRole("button"));
  await settled();
  expect(screen.getByRole("button")).toHaveTextContent("success second now alice");
});

it.each(["bob", null])(
  "mutation: %s sees nothing of one of alice's that is under way, nor of its late answer",
  async (next) => {
    const { api, client, switchTo } = queryTest(() => (
      <>
        <Rename name="hers" />
      </>
    ));
    await settled();
    const answers: ((response: Response) => void)[] = [];
    api.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
    fireEvent.click(screen.getByRole("button"));
    await settled();
    expect(answers).toHaveLength(1);
    frames.length = 0;
    told.length = 0;
    switchTo(next);
    await settled();
    answers[0]?.(Response.json({ from: "alice" }));
    await settled();
    expect(screen.getByRole("button")).toHaveTextContent("idle");
    expect(frames.filter((f) => f.includes("hers") || f.includes("now"))).toEqual([]);
    expect(client.getMutationCache().getAll()).toEqual([]);
    expect(told).toEqual([]); // last: judged apart
  },
);

it.each(["bob", null, undefined])(
  "removes also what nobody shows at the moment, when alice becomes %s",
  async (next) => {
    let close: () => void = () => {};
    const Q = ({ path }: { path: string }) => void useConnectQuery({ path });
    const App = () => {
      const [isOpen, setOpen] = useState(true);
      close = () => setOpen(false);
      return (
        <>
          {isOpen && <Q path="/dialog" />}
          <Q path="/page" />
        </>
      );
    };
    const { client, switchTo, keys } = queryTest(() => <App />);
    await settled();
    act(() => close());
    expect(client.getQueryCache().getAll()).toHaveLength(2);
    switchTo(next);
    await settled();
    expect(keys()).not.toContain("alice");
  },
);

it("keeps nothing of the token in keys, cache or what is persisted, whether it succeeds or fails", async () => {
  const Everything = () => {
    useConnectQuery({ path: "/ok" });
    useConnectQuery({ path: "/bad" });
    useConnectQuery({ path: "/slow" });
    useConnectQuery({
      queryKey: ["mine"],
      queryFn: async ({ connectFetch }) => (await connectFetch("/offline")).text(),
    });
    const { mutate } = useConnectMutation({
      mutationFn: (x: string, { connectFetch }) => connectFetch(`/m/${x}`),
    });
    const token = useConnectToken((s) => (s.status === "ready" ? "yes" : "no"));
    return (
      <button
        type="button"
        onClick={() => {
          mutate("ok");
        }}
      >
        {token}
      </button>
    );
  };
  const { api, client } = queryTest(() => <Everything />);
  api.mockImplementation(async (request) => {
    if (request.url.endsWith("/bad")) return Response.json({ error: "x" }, { status: 500 });
    if (request.url.endsWith("/slow")) return new Promise<Response>(() => {});
    if (request.url.endsWith("/offline")) throw new TypeError("Failed to fetch");
    return Response.json({ ok: true });
  });
  await settled();
  fireEvent.click(screen.getByRole("button"));
  await settled();
  const all = [
    ...client
      .getQueryCache()
      .getAll()
      .map((q) => [q.queryHash, q.queryKey, q.state, q.meta]),
    ...client
      .getMutationCache()
      .getAll()
      .map((m) => [m.options.mutationKey, m.state, m.meta]),
  ];
  expect(all).toHaveLength(5);
  expect(inspect(all, { depth: 20, showHidden: true })).not.toContain("ctok_");
  const persisted = dehydrate(client, {
    shouldDehydrateQuery: ({ state }) => state.status !== "pending",
    shouldDehydrateMutation: () => true,
  });
  expect(
    inspect(
      { ...persisted, queries: persisted.queries.map(({ promise: _, ...q }) => q) },
      { depth: 20, showHidden: true },
    ),
  ).not.toContain("ctok_");
});
