import { expect, it } from "vitest";
import { connectTokenError } from "../../src/errors/browserCatalogue.js";
import { askCallback } from "../../src/session/askCallback.js";
import type { TokenCallback, TokenRequest } from "../../src/token/TokenCallback.js";
import { createWorld } from "../world.js";

const { signal } = new AbortController();
const world = createWorld();

function ask(callback: (request: TokenRequest) => unknown) {
  // A callback may answer anything at run time.
  return askCallback(callback as TokenCallback, { externalUserId: "alice" }, signal, world.clock);
}

it("hands over only what was asked for, and the signal where spreading does not see it", async () => {
  let given: TokenRequest | undefined;
  await ask(async (request) => {
    given = request;
    return { token: "ctok_1", expires_in: 60 };
  });

  expect(given?.signal).toBe(signal);
  expect(Object.keys(given ?? {})).toEqual(["externalUserId"]);
  expect(JSON.stringify(given)).toBe('{"externalUserId":"alice"}');
});

it("hands over what React takes for a plain object, so that a Server Action can be the callback", async () => {
  let given: TokenRequest | undefined;
  await ask(async (request) => {
    given = request;
    return { token: "ctok_1", expires_in: 60 };
  });
  // What React looks at in development, where it complains on the console of each property that is not enumerable.
  expect(Object.getPrototypeOf(given)).toBe(Object.prototype);
  expect(Reflect.ownKeys(given ?? {})).toEqual(["externalUserId"]);
  expect("signal" in (given ?? {})).toBe(true);
  expect(given?.signal).toBe(signal);
});

it("dates the answer with the start of the request, the safe end", async () => {
  const slow = createWorld();
  const start = slow.clock();
  const asking = askCallback(
    async () => {
      await slow.advance(5_000);
      return { token: "ctok_1", expires_at: "2026-01-02T00:00:00Z" };
    },
    { externalUserId: "alice" },
    signal,
    slow.clock,
  );

  expect((await asking).start).toEqual(start);
});

it.each([
  [
    "throws",
    () => {
      throw new Error("no");
    },
  ],
  ["rejects", async () => Promise.reject(new Error("no"))],
  ["rejects with nothing", async () => Promise.reject()],
])("says callback_failed when it %s", async (_, callback) => {
  await expect(ask(callback)).rejects.toMatchObject({ code: "callback_failed" });
});

it("reads a Response that is thrown as one that is returned", async () => {
  const thrown = ask(() => {
    throw new Response("", { status: 401 });
  });

  await expect(thrown).rejects.toMatchObject({ code: "callback_unauthorized" });
});

it("says callback_failed when the body breaks on its way", async () => {
  const broken = new ReadableStream({ start: (controller) => controller.error(new TypeError("terminated")) });

  await expect(ask(() => new Response(broken))).rejects.toMatchObject({
    code: "callback_failed",
    cause: { message: "terminated" },
  });
});

it("takes an answer that is no promise", async () => {
  expect(await ask(() => ({ token: "ctok_1", expires_in: 60 }))).toMatchObject({ read: { token: "ctok_1" } });
});

it("passes on that the callback was made with a mistake, and takes another error of the kit's for a passing one", async () => {
  const mistake = connectTokenError("invalid_options", { option: "url", problem: "is a path" });
  await expect(ask(() => Promise.reject(mistake))).rejects.toBe(mistake);
  const ofAnotherSession = connectTokenError("disposed", {});
  await expect(ask(() => Promise.reject(ofAnotherSession))).rejects.toMatchObject({
    code: "callback_failed",
    cause: ofAnotherSession,
  });
});
