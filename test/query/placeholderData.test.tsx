import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { screen } from "@testing-library/react";
import { useConnectTokenSession } from "react-connect-token";
import { connectQueryOptions, useConnectQuery } from "react-connect-token/query";
import { describe, expect, it } from "vitest";
import { queryTest, settled } from "./queryTest.js";

const frames: string[] = [];
const paths = { first: "/v1/connect/accounts", second: "/v1/connect/apps" };
let path = paths.first;

function Shown({ from }: { from: string | undefined }) {
  frames.push(String(from));
  return <output>{from}</output>;
}

const OwnHook = () => <Shown from={useConnectQuery<{ from: string }>({ path }).data?.from} />;
const Options = () => {
  const query = connectQueryOptions<{ from: string }>(useConnectTokenSession(), { path });
  return <Shown from={useQuery(query).data?.from} />;
};
/** As the README says it. */
const Pages = () => {
  const { queryKey, queryFn } = connectQueryOptions<{ from: string }>(useConnectTokenSession(), { path });
  const pages = useInfiniteQuery({
    queryKey,
    queryFn,
    initialPageParam: 0,
    getNextPageParam: () => undefined,
    placeholderData: () => undefined,
  });
  return <Shown from={pages.data?.pages[0]?.from} />;
};

function setup(Component: () => React.ReactNode) {
  path = paths.first;
  const test = queryTest(() => <Component />);
  test.client.setDefaultOptions({ queries: { retry: false, placeholderData: keepPreviousData } });
  return test;
}

it.each([
  ["useConnectQuery", "bob", OwnHook],
  ["useConnectQuery", null, OwnHook],
  ["useQuery with connectQueryOptions", "bob", Options],
  ["useInfiniteQuery with its key and function", "bob", Pages],
])(
  "an app's default that keeps the data before shows nothing of another user's: %s, then %j",
  async (_, next, Component) => {
    const { switchTo } = setup(Component);
    await settled();
    switchTo("alice");
    expect(screen.getByRole("status")).toHaveTextContent("alice");
    frames.length = 0;
    switchTo(next);
    await settled();
    expect(frames).not.toContain("alice");
  },
);

it("an app's default that keeps the data before holds for the same user", async () => {
  const { switchTo } = setup(OwnHook);
  await settled();
  frames.length = 0;
  path = paths.second;
  switchTo("alice");
  await settled();
  expect(frames).not.toContain("undefined");
});

describe("a query's own placeholder", () => {
  type Placeholder = NonNullable<Parameters<typeof useConnectQuery<{ from: string }>>[0]["placeholderData"]>;
  const Own = ({ placeholderData }: { placeholderData: Placeholder }) => (
    <Shown from={useConnectQuery<{ from: string }>({ path, placeholderData }).data?.from} />
  );

  it("is shown before the app's default", async () => {
    const { switchTo } = setup(() => <Own placeholderData={{ from: "somebody" }} />);
    expect(screen.getByRole("status")).toHaveTextContent("somebody");
    await settled();
    path = paths.second;
    switchTo("alice");
    expect(screen.getByRole("status")).toHaveTextContent("somebody");
    await settled();
    expect(screen.getByRole("status")).toHaveTextContent("alice");
  });

  it("that is a function is given the query before, but nothing of another user's", async () => {
    const { switchTo } = setup(() => (
      <Own placeholderData={(data, query) => ({ from: `${data?.from} ${query?.queryKey.at(-1)}` })} />
    ));
    await settled();
    path = paths.second;
    switchTo("alice");
    expect(screen.getByRole("status")).toHaveTextContent(`alice ${paths.first}`);
    await settled();
    switchTo("bob");
    expect(screen.getByRole("status")).toHaveTextContent("undefined undefined");
    await settled();
    expect(screen.getByRole("status")).toHaveTextContent("bob");
  });
});
