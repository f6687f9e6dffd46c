import { screen } from "@testing-library/react";
import { Suspense, use } from "react";
import type { ConnectTokenResponse } from "react-connect-token";
import { expect, it } from "vitest";
import { drain } from "../world.js";
import { forbiddenWorld } from "./forbiddenWorld.js";
import { hydrate } from "./hydrate.js";
import { Page, type PageProps } from "./Page.js";
import { createRoute, tokenFor } from "./route.js";
import { streamPage } from "./streamPage.js";

interface AwaitingProps extends Omit<PageProps, "initialToken"> {
  readonly page: typeof Page;
  readonly initialToken: Promise<ConnectTokenResponse>;
}

function Awaiting({ page: Awaited, initialToken, ...rest }: AwaitingProps) {
  return <Awaited {...rest} initialToken={use(initialToken)} />;
}

it("streams what a token grants after the page when `use` awaits it, and hydrates that without asking", async () => {
  const { world, calls, tokenCallback } = createRoute();
  const app = (
    page: typeof Page,
    initialToken: Promise<ConnectTokenResponse>,
    environment = forbiddenWorld(),
  ) => (
    <main>
      <Suspense fallback="fetching">
        <Awaiting {...{ page, initialToken, tokenCallback, environment }} />
      </Suspense>
    </main>
  );
  /** Later than the page's frame is rendered. */
  const arriving = async () => {
    for (let turn = 0; turn < 10; turn++) await drain();
    return tokenFor("alice");
  };
  const { first, whole } = await streamPage((page) => app(page, arriving()));
  expect(first).toContain("fetching");
  expect(whole).toContain("<output>ready</output>");
  expect(whole).toContain("Note");
  expect(whole).not.toContain("ctok_");
  await hydrate(whole, app(Page, Promise.resolve(tokenFor("alice")), world));
  expect(screen.getByRole("status")).toHaveTextContent("ready");
  expect(screen.getByLabelText("Note")).toBeVisible();
  expect(calls).toEqual([]);
});
