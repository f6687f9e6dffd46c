import type { Meta, StoryObj } from "@storybook/react-vite";
import {
  connectTokenArgTypes,
  createConnectTest,
  playAsTold,
  type TokenWorld,
} from "react-connect-token/testing";
import { englishLabels } from "react-connect-token/ui";
import { expect, userEvent } from "storybook/test";
import { ApiAccounts } from "../product/ApiAccounts.js";
import { BelowApi } from "../world/BelowApi.js";
import { createAccountsApi } from "../world/createAccountsApi.js";
import { lacking, unanswered } from "../world/createStoryApi.js";

/**
 * TanStack's `useQuery` with the token, over the app's own client, asked while the token grants its `scope`. The card has
 * a gate of the same scope around it.
 */
const meta = {
  title: "Hooks/useConnectQuery",
  argTypes: connectTokenArgTypes,
  parameters: { docs: { source: { type: "code" } } },
  loaders: [() => ({ api: createAccountsApi() })],
  render: (_args, { loaded }) => (
    <BelowApi api={loaded.api}>
      <ApiAccounts />
    </BelowApi>
  ),
} satisfies Meta<Partial<TokenWorld>>;
export default meta;

type Story = StoryObj<typeof meta>;

const read = "connect:accounts:read";
const isOnItsWay = { name: "Your accounts are on their way" };
const notForYou = englishLabels.deniedTitle("missing_scope");

/** Asked, and not answered yet. */
export const Loading: Story = {
  loaders: [() => ({ api: createAccountsApi({ list: unanswered }) })],
  play: playAsTold(({ canvas }) => expect(canvas.getByRole("list", isOnItsWay)).toBeVisible()),
};

/** What the API said. */
export const Data: Story = {
  play: playAsTold(async ({ canvas }) => {
    await expect(await canvas.findByText("Google Sheets")).toBeVisible();
    await expect(canvas.getAllByRole("listitem")).toHaveLength(3);
  }),
};

/** The API said that there is nothing. */
export const Empty: Story = {
  loaders: [() => ({ api: createAccountsApi({ list: () => Response.json({ data: [] }) }) })],
  play: playAsTold(async ({ canvas }) => expect(await canvas.findByText("No accounts yet")).toBeVisible()),
};

/** The API failed: a `ConnectApiError` with its status. The token is as good as before, and so are all gates. */
// biome-ignore lint/suspicious/noShadowRestrictedNames: a story is named after its status.
export const Error: Story = {
  loaders: [
    () => {
      const failures = [new Response(null, { status: 500 })];
      return { api: createAccountsApi({ list: () => failures.pop() }) };
    },
  ],
  play: playAsTold(async ({ canvas }) => {
    await expect(await canvas.findByText("Pipedream does not answer as it should.")).toBeVisible();
    await expect(canvas.getByRole("status")).toHaveTextContent("Connected");
    await expect(canvas.getByRole("button", { name: "Try again" })).toBeEnabled();
  }),
};

/** The token does not grant the scope: nothing is asked, and the gate says what is missing. */
export const DeniedByScope: Story = {
  args: { grantedScopes: ["connect:proxy"] },
  loaders: [
    () => ({
      api: createAccountsApi({
        list: () => {
          throw new globalThis.Error("It was asked all the same.");
        },
      }),
    }),
  ],
  play: playAsTold(async ({ canvas }) => {
    await expect(canvas.getByText(notForYou)).toBeVisible();
    await expect(canvas.getByText("See the user's connected accounts")).toBeVisible();
  }),
};

/**
 * The API answers 403 and names a scope, whatever the token was said to grant: the gates of that scope are denied. The
 * next token, here by asking for access, opens them again.
 */
export const ScopeTakenAway: Story = {
  loaders: [
    () => {
      const refusals = [lacking(read)];
      return {
        connect: createConnectTest({ scopes: [read, "connect:accounts:write"] }),
        api: createAccountsApi({ list: () => refusals.pop() }),
      };
    },
  ],
  play: playAsTold(async ({ canvas }) => {
    await expect(await canvas.findByText(notForYou)).toBeVisible();
    await userEvent.tab();
    await expect(canvas.getByRole("button", { name: "Ask for access" })).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await expect(await canvas.findByText("Google Sheets")).toBeVisible();
  }),
};
