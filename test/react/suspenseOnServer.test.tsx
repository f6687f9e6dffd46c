import { Writable } from "node:stream";
import { act, render, screen } from "@testing-library/react";
import { type ReactNode, Suspense } from "react";
import {
  ConnectTokenProvider,
  type ConnectTokenResponse,
  useConnectToken,
  useSuspenseConnectToken,
} from "react-connect-token";
import { createConnectTokenSession, type Environment } from "react-connect-token/core";
import { renderToPipeableStream } from "react-dom/server";
import { beforeEach, expect, it, vi } from "vitest";
import { settle } from "../world.js";
import { forbiddenWorld } from "./forbiddenWorld.js";
import { hydrate } from "./hydrate.js";
import { createRoute, tokenFor } from "./route.js";

// React's two renderers do not expect each other in one process; in a test they are.
beforeEach(() => {
  // biome-ignore lint/suspicious/noConsole: it is the test's own, which fails on what it is told.
  const watch = vi.mocked(console.error);
  const note = watch.getMockImplementation();
  watch.mockImplementation((...words) => {
    if (!String(words[0]).includes("Detected multiple renderers")) note?.(...words);
  });
});

function Status() {
  const { status, scopes } = useSuspenseConnectToken();
  return <output>{[status, ...scopes].join(" ")}</output>;
}

function page(props: Partial<Parameters<typeof ConnectTokenProvider>[0]>): ReactNode {
  const all = { externalUserId: "alice", ...props } as Parameters<typeof ConnectTokenProvider>[0];
  return (
    <ConnectTokenProvider {...all}>
      <Suspense fallback={<p>loading</p>}>
        <Status />
      </Suspense>
    </ConnectTokenProvider>
  );
}

/** All that a server sends, and what it reports. */
async function renderOnServer(ui: ReactNode) {
  const errors: unknown[] = [];
  const html = await new Promise<string>((resolve) => {
    let sent = "";
    const sink = new Writable({
      write(chunk, _encoding, done) {
        sent += chunk;
        done();
      },
      final(done) {
        done();
        resolve(sent);
      },
    });
    const { pipe } = renderToPipeableStream(ui, {
      onAllReady: () => pipe(sink),
      onError(error) {
        errors.push(error);
      },
    });
  });
  return { html, errors };
}

it("sends the fallback, with a reason and without waiting, where there is no initial token; the browser goes on", async () => {
  const { world, calls, tokenCallback } = createRoute();
  const ui = page({ tokenCallback, environment: world });
  const { html, errors } = await renderOnServer(ui);
  expect(html).toContain("<p>loading</p>");
  expect(errors).toMatchObject([{ code: "missing_initial_token" }]);
  expect(calls).toEqual([]);

  const container = document.body.appendChild(document.createElement("div"));
  container.innerHTML = html;
  const reported: unknown[] = [];
  render(ui, { container, hydrate: true, onRecoverableError: (error) => void reported.push(error) });
  await act(settle);
  await act(settle);
  expect(screen.getByRole("status")).toHaveTextContent("ready connect:*");
  expect(reported).toHaveLength(1);
  expect(calls).toHaveLength(1);
});

it("renders with an initial token, and hydrates without a call", async () => {
  const { world, calls, tokenCallback } = createRoute();
  const ui = page({ tokenCallback, environment: world, initialToken: tokenFor("alice") });
  const { html, errors } = await renderOnServer(ui);
  expect(html).toContain("<output>ready connect:*</output>");
  expect(html).not.toContain("ctok_");
  expect(errors).toEqual([]);

  const container = document.body.appendChild(document.createElement("div"));
  container.innerHTML = html;
  const output = container.querySelector("output");
  render(ui, { container, hydrate: true });
  await act(settle);
  expect(screen.getByRole("status")).toBe(output);
  expect(calls).toEqual([]);
});

it("waits for a streamed initial token, renders with it, and hydrates what it sent", async () => {
  const { world, calls, tokenCallback } = createRoute();
  const streamed = () => {
    let arrive: (token: ConnectTokenResponse) => void = () => {};
    const initialToken = new Promise<ConnectTokenResponse>((resolve) => {
      arrive = resolve;
    });
    return { initialToken, arrive: () => arrive(tokenFor("alice", 0, "connect:proxy")) };
  };
  const Other = () => useConnectToken().status;
  const app = (initialToken: Promise<ConnectTokenResponse>) => (
    <ConnectTokenProvider
      externalUserId="alice"
      tokenCallback={tokenCallback}
      environment={world}
      initialToken={initialToken}
    >
      <p data-testid="other">
        <Other />
      </p>
      <Suspense fallback={<p>loading</p>}>
        <Status />
      </Suspense>
    </ConnectTokenProvider>
  );
  const server = streamed();
  const sending = renderOnServer(app(server.initialToken));
  await settle();
  server.arrive();
  const { html, errors } = await sending;
  expect(html).toContain("<output>ready connect:proxy</output>");
  expect(html).not.toContain("ctok_");
  expect(errors).toEqual([]);

  const browser = streamed();
  const container = document.body.appendChild(document.createElement("div"));
  container.innerHTML = html.replace(/<script>[\s\S]*?<\/script>/g, "");
  render(app(browser.initialToken), { container, hydrate: true });
  await act(settle);
  expect(container).toHaveTextContent("ready connect:proxy"); // as it was sent, while its token is on its way
  expect(screen.getByTestId("other")).toHaveTextContent("pending");
  await act(async () => browser.arrive());
  await act(settle);
  expect(screen.getByRole("status")).toHaveTextContent("ready connect:proxy");
  expect(screen.getByTestId("other")).toHaveTextContent("ready");
  expect(calls).toEqual([]);
});

it.each([
  ["with a hook outside that has it looked at first", true],
  ["alone", false],
])(
  "hydrates what it sent with a streamed token that has lapsed in a cache since, %s",
  async (_, isOutside) => {
    const { world, calls, tokenCallback } = createRoute({ hang: true });
    const Outside = () => useConnectToken().status;
    const app = (environment: Environment) => (
      <ConnectTokenProvider
        externalUserId="alice"
        tokenCallback={tokenCallback}
        environment={environment}
        initialToken={Promise.resolve(tokenFor("alice"))}
      >
        {isOutside && <Outside />}
        <Suspense fallback={<p>loading</p>}>
          <Status />
        </Suspense>
      </ConnectTokenProvider>
    );
    const { html } = await renderOnServer(app(forbiddenWorld()));
    expect(html).toContain("<output>ready connect:*</output>");
    world.setWallClock(Date.UTC(2026, 5, 1));
    await hydrate(html, app(world));
    await act(settle);
    expect(screen.getByRole("status")).toHaveTextContent("expired connect:*");
    expect(calls).toHaveLength(1);
  },
);

it("waits for the streamed token of a session of the app's own, too", async () => {
  const { tokenCallback } = createRoute();
  const session = createConnectTokenSession({
    externalUserId: "alice",
    tokenCallback,
    environment: forbiddenWorld(),
    initialToken: Promise.resolve(tokenFor("alice")),
  });
  const { html, errors } = await renderOnServer(
    <ConnectTokenProvider session={session}>
      <Suspense fallback={<p>loading</p>}>
        <Status />
      </Suspense>
    </ConnectTokenProvider>,
  );
  expect(html).toContain("<output>ready connect:*</output>");
  expect(errors).toEqual([]);
});

it("sends the fallback where the streamed token cannot be used", async () => {
  const { world, tokenCallback } = createRoute();
  const initialToken = Promise.reject(new Error("no route to the server"));
  initialToken.catch(() => {}); // it is rejected before anybody renders
  const { html, errors } = await renderOnServer(page({ tokenCallback, environment: world, initialToken }));
  expect(html).toContain("<p>loading</p>");
  expect(errors).toMatchObject([{ code: "missing_initial_token" }]);
});

it("sends the fallback for nobody, who has none to wait for", async () => {
  const { tokenCallback } = createRoute();
  const { html, errors } = await renderOnServer(page({ externalUserId: null, tokenCallback }));
  expect(html).toContain("<p>loading</p>");
  expect(errors).toMatchObject([{ code: "signed_out" }]);
});
