import { expect, it } from "vitest";
import { emulatedApi } from "./emulatedApi.js";

async function accounts(count: number, options?: Parameters<typeof emulatedApi>[0]) {
  const api = emulatedApi(options);
  const ids = Array.from(
    { length: count },
    () => api.emulator.connectAccount({ externalUserId: "alice", app: "slack" }).id,
  );
  const token = await api.connectToken();
  const page = async (query = "") => {
    const { status, body } = await api.call("GET", `/v1/connect/accounts?${query}`, { token });
    return { status, ids: body.data?.map(({ id }: { id: string }) => id), info: body.page_info };
  };
  return { ...api, ids, page, token };
}

it("has a page_info without cursors on an empty page", async () => {
  for (const lastPageCursor of [null, "real"] as const) {
    const { page } = await accounts(0, { lastPageCursor });
    expect((await page()).info).toEqual({ count: 0, total_count: 0, start_cursor: null, end_cursor: null });
  }
});

it("gives ten at a time, a hundred at most, and as many as are asked for", async () => {
  const { page } = await accounts(101);
  expect((await page()).ids).toHaveLength(10);
  expect((await page("limit=1000")).ids).toHaveLength(100);
  expect((await page("limit=3")).info).toMatchObject({
    count: 3,
    total_count: 101,
    end_cursor: expect.any(String),
  });
});

it("goes forward with after and back with before", async () => {
  const { page, ids } = await accounts(5);
  const first = await page("limit=2");
  const second = await page(`limit=2&after=${first.info.end_cursor}`);
  expect(second.ids).toEqual(ids.slice(2, 4));
  expect((await page(`limit=2&before=${second.info.start_cursor}`)).ids).toEqual(ids.slice(0, 2));
  expect((await page(`limit=1&before=${second.info.start_cursor}`)).ids).toEqual(ids.slice(1, 2));
});

it("goes on where it was when entries are deleted in between", async () => {
  const { page, ids, call, token } = await accounts(5);
  const first = await page("limit=2");
  await call("DELETE", `/v1/connect/accounts/${ids[1]}`, { token });
  expect((await page(`limit=2&after=${first.info.end_cursor}`)).ids).toEqual(ids.slice(2, 4));
});

it('ends the last page with null, or with a cursor that leads to an empty page with lastPageCursor "real"', async () => {
  expect((await (await accounts(2)).page()).info.end_cursor).toBeNull();
  const { page } = await accounts(2, { lastPageCursor: "real" });
  const { info } = await page();
  expect(await page(`after=${info.end_cursor}`)).toMatchObject({ ids: [], info: { end_cursor: null } });
});

it.each(["limit=0", "limit=x", "limit=1.5", "after=nonsense", "before=%3F"])("refuses %s", async (query) => {
  expect((await (await accounts(1)).page(query)).status).toBe(400);
});
