import { act, fireEvent, screen } from "@testing-library/react";
import { type ComponentType, lazy } from "react";
import { expect, it } from "vitest";
import { drain, settle } from "../world.js";
import { forbiddenWorld } from "./forbiddenWorld.js";
import { hydrate } from "./hydrate.js";
import { Note, Page, type PageProps } from "./Page.js";
import { createRoute, tokenFor } from "./route.js";
import { streamPage } from "./streamPage.js";

function setup(answer?: Parameters<typeof createRoute>[0]) {
  const { world, calls, tokenCallback } = createRoute(answer);
  const inBrowser = (initialToken?: PageProps["initialToken"], Content?: ComponentType) => (
    <Page {...{ tokenCallback, initialToken, Content }} environment={world} />
  );
  const onServer = (initialToken?: PageProps["initialToken"]) =>
    streamPage((OnServer) => (
      <OnServer {...{ tokenCallback, initialToken }} environment={forbiddenWorld()} />
    ));
  return { world, calls, onServer, inBrowser };
}

const status = () => screen.getByRole("status").textContent;

it("streams a page without a token as pending, hydrates it so, and fetches one", async () => {
  const { calls, onServer, inBrowser } = setup();
  const { first, whole } = await onServer();
  expect(first).toContain("<output>pending</output>");
  expect(first).toContain("checking");
  expect(calls).toEqual([]);
  await hydrate(whole, inBrowser());
  expect(status()).toBe("ready");
  expect(screen.getByText(/3600 s/)).toBeVisible();
  expect(calls).toHaveLength(1);
});

it("streams a page with a token as ready, hydrates what is there, and fetches none", async () => {
  const { calls, onServer, inBrowser } = setup();
  const token = tokenFor("alice");
  const { first, whole } = await onServer(token);
  expect(first).toContain("<output>ready</output>");
  expect(first).not.toContain("ctok_");
  await hydrate(whole, inBrowser(JSON.parse(JSON.stringify(token))));
  expect(status()).toBe("ready");
  expect(screen.getByLabelText("Note")).toBeVisible();
  expect(calls).toEqual([]);
});

it("streams a page with the promise of a token without waiting for it, and takes it when hydrated", async () => {
  const { calls, onServer, inBrowser } = setup();
  const { first, whole } = await onServer(new Promise(() => {}));
  expect(first).toContain("<output>pending</output>");
  await hydrate(whole, inBrowser(Promise.resolve(tokenFor("alice"))));
  expect(status()).toBe("ready");
  expect(screen.getByLabelText("Note")).toBeVisible();
  expect(calls).toEqual([]);
});

it("leaves no rejection unhandled on a server, where nobody awaits the promise of a token", async () => {
  const { onServer } = setup();
  let fail: (reason: Error) => void = () => {};
  const { whole } = await onServer(
    new Promise((_, reject) => {
      fail = reject;
    }),
  );
  fail(new Error("no token"));
  await drain(); // Node would tell of it here, and end
  expect(whole).toContain("<output>pending</output>");
});

it("hydrates HTML out of a cache, keeps what its lapsed token granted, and asks for the next one", async () => {
  const { world, calls, onServer, inBrowser } = setup({ scope: "connect:*" });
  const { whole } = await onServer(tokenFor("alice"));
  world.setWallClock(Date.UTC(2026, 5, 1));
  const container = await hydrate(whole, inBrowser(tokenFor("alice")));
  expect(status()).toBe("ready");
  expect(calls).toHaveLength(1);
  expect(container.querySelectorAll("input")).toHaveLength(1);
});

it("hydrates a part that comes late as the server wrote it, whatever became of the token since", async () => {
  const { world, calls, onServer, inBrowser } = setup({ scope: "connect:users:write" });
  const { whole } = await onServer(tokenFor("alice"));
  world.setWallClock(Date.UTC(2026, 5, 1));
  let arrive: () => void = () => {};
  const Late = lazy(
    () =>
      new Promise<{ default: typeof Note }>((resolve) => {
        arrive = () => resolve({ default: Note });
      }),
  );
  const container = await hydrate(whole, inBrowser(tokenFor("alice"), Late));
  expect(status()).toBe("ready");
  expect(calls).toHaveLength(1);
  await act(async () => {
    arrive();
    await settle();
  });
  expect(container).toHaveTextContent("denied");
});

it("keeps what was typed into the server's HTML before it was hydrated", async () => {
  const { world, onServer, inBrowser } = setup({ hang: true });
  const { whole } = await onServer(tokenFor("alice"));
  world.setWallClock(Date.UTC(2026, 5, 1));
  const container = await hydrate(whole, inBrowser(tokenFor("alice")));
  const note = screen.getByLabelText("Note");
  fireEvent.change(note, { target: { value: "half a sen" } });
  await act(() => world.advance(3_600_000));
  expect(status()).toBe("expired");
  expect(container.querySelector("input")).toBe(note);
  expect(note).toHaveValue("half a sen");
});
