import type { Meta, StoryObj } from "@storybook/react-vite";
import {
  connectTokenArgTypes,
  createConnectTest,
  playAsTold,
  type TokenWorld,
} from "react-connect-token/testing";
import { expect, userEvent, waitFor } from "storybook/test";
import { ApiAccounts } from "../product/ApiAccounts.js";
import { BelowApi } from "../world/BelowApi.js";
import { createAccountsApi } from "../world/createAccountsApi.js";
import { lacking, unanswered } from "../world/createStoryApi.js";

/**
 * TanStack's `useMutation` with the token: each *Disconnect* is one. Whether it may be pressed is a gate's matter, and what
 * is allowed the API decides.
 */
const meta = {
  title: "Hooks/useConnectMutation",
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
type Canvas = Parameters<NonNullable<Story["play"]>>[0]["canvas"];

const slack = { name: "Disconnect Slack" };
const disconnectSlack = async (canvas: Canvas) => userEvent.click(await canvas.findByRole("button", slack));

/** Nothing was asked for so far. */
export const Idle: Story = {
  play: playAsTold(async ({ canvas }) => expect(await canvas.findByRole("button", slack)).toBeEnabled()),
};

/** On its way: the button says so, keeps the focus, and cannot be pressed twice. */
export const Loading: Story = {
  loaders: [() => ({ api: createAccountsApi({ remove: unanswered }) })],
  play: playAsTold(async ({ canvas }) => {
    await disconnectSlack(canvas);
    const busy = await canvas.findByRole("button", { name: "Removing Slack" });
    await expect(busy).toHaveAttribute("aria-disabled", "true");
    await expect(busy).toHaveFocus();
    await expect(canvas.getByRole("button", { name: "Disconnect GitHub" })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
  }),
};

/** Done: the answer is empty, and the list is asked for anew. */
export const Data: Story = {
  play: playAsTold(async ({ canvas }) => {
    await disconnectSlack(canvas);
    await waitFor(() => expect(canvas.queryByRole("button", slack)).toBeNull());
    await expect(canvas.getAllByRole("listitem")).toHaveLength(2);
  }),
};

/** The last one is gone as well. */
export const Empty: Story = {
  play: playAsTold(async ({ canvas }) => {
    for (const app of ["Slack", "GitHub", "Google Sheets"]) {
      await userEvent.click(await canvas.findByRole("button", { name: `Disconnect ${app}` }));
      await waitFor(() => expect(canvas.queryByRole("button", { name: new RegExp(`${app}$`) })).toBeNull());
    }
    await expect(await canvas.findByText("No accounts yet")).toBeVisible();
  }),
};

/** The API failed. It is told, the account is still there, and it can be tried again. */
// biome-ignore lint/suspicious/noShadowRestrictedNames: a story is named after its status.
export const Error: Story = {
  loaders: [() => ({ api: createAccountsApi({ remove: () => new Response(null, { status: 500 }) }) })],
  play: playAsTold(async ({ canvas }) => {
    await disconnectSlack(canvas);
    await expect(await canvas.findByText("It is still connected")).toBeVisible();
    await expect(canvas.getByRole("button", slack)).toBeEnabled();
  }),
};

/** The token does not grant it: the buttons stay where they are, and say why they do nothing. */
export const DeniedByScope: Story = {
  args: { grantedScopes: ["connect:accounts:read"] },
  play: playAsTold(async ({ canvas }) => {
    const button = await canvas.findByRole("button", slack);
    await expect(button).toHaveAttribute("aria-disabled", "true");
    await expect(button).toHaveAccessibleDescription(/needs a permission/i);
    await userEvent.tab();
    await expect(button).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await expect(button).toBeVisible();
  }),
};

/** The API answers 403 and names the scope: what was granted a moment ago is denied until the next token. */
export const ScopeTakenAway: Story = {
  loaders: [
    () => ({
      connect: createConnectTest({ scopes: ["connect:accounts:read", "connect:accounts:write"] }),
      api: createAccountsApi({ remove: () => lacking("connect:accounts:write") }),
    }),
  ],
  play: playAsTold(async ({ canvas }) => {
    await disconnectSlack(canvas);
    await expect(await canvas.findByText("You have no permission for this any more.")).toBeVisible();
    await waitFor(() =>
      expect(canvas.getByRole("button", slack)).toHaveAccessibleDescription(/needs a permission/i),
    );
    await expect(canvas.getByRole("button", slack)).toHaveFocus();
  }),
};
