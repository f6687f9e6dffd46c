import type { Meta, StoryObj } from "@storybook/react-vite";
import type { ComponentType } from "react";
import { CONNECT_SCOPES, type ConnectScope, RequireScope } from "react-connect-token";
import {
  connectTokenArgTypes,
  createConnectTest,
  playAsTold,
  type TokenWorld,
} from "react-connect-token/testing";
import { expect, userEvent, waitFor } from "storybook/test";
import { AccountsCard } from "./product/AccountsCard.js";
import { ApiAccounts } from "./product/ApiAccounts.js";
import { ConnectButton } from "./product/ConnectButton.js";
import { ConnectGate } from "./product/ConnectGate.js";
import { reasonFor } from "./product/reasonFor.js";
import { ServerDecides } from "./product/ServerDecides.js";
import { BelowApi } from "./world/BelowApi.js";
import { createAccountsApi } from "./world/createAccountsApi.js";
import { lacking } from "./world/createStoryApi.js";
import { gateSource } from "./world/gateSource.js";

interface Args extends Partial<TokenWorld> {
  readonly scope: ConnectScope;
}

const meta = {
  title: "RequireScope",
  // The args are the gate's scope and the token around it; what it shows is the card's.
  component: RequireScope as unknown as ComponentType<Args>,
  args: { scope: "connect:accounts:write" },
  argTypes: {
    ...connectTokenArgTypes,
    scope: { control: "select", options: CONNECT_SCOPES.map(({ scope }) => scope) },
  },
  parameters: {
    controls: { include: ["scope", ...Object.keys(connectTokenArgTypes)] },
    docs: { source: { language: "tsx", transform: gateSource } },
  },
  render: ({ scope }) => <AccountsCard foot={<ConnectGate scope={scope} />} />,
} satisfies Meta<Args>;
export default meta;

type Story = StoryObj<typeof meta>;

const readOnly = { grantedScopes: ["connect:accounts:read"] };
const connectButton = { name: "Connect another account" };

/** Nobody knows yet what is granted: the room is kept, and nothing is offered that may be taken away. */
export const Pending: Story = {
  args: { tokenStatus: "pending" },
  play: playAsTold(({ canvas }) => expect(canvas.queryByRole("button")).toBeNull()),
};

/** The first token does not come, and is asked for again: still nobody knows. */
export const Retrying: Story = {
  args: { tokenStatus: "pending", failure: "503" },
  play: playAsTold(({ canvas }) =>
    expect(canvas.queryByRole("button", { name: /account|access/ })).toBeNull(),
  ),
};

/** The token grants what is required, by the scope itself or by a wider one. */
export const Granted: Story = {
  play: playAsTold(({ canvas }) => expect(canvas.getByRole("button", connectButton)).toBeVisible()),
};

/** The token is good, and does not grant this. The fallback knows what is missing, and can ask for it. */
export const Denied: Story = {
  args: readOnly,
  play: playAsTold(async ({ canvas }) => {
    await expect(canvas.getByText("Connect and disconnect accounts")).toBeVisible();
    await expect(canvas.queryByRole("button", connectButton)).toBeNull();
  }),
};

/** Nobody is signed in: everything is missing, and asking for access would not help. The card offers to sign in. */
export const SignedOut: Story = {
  args: { tokenStatus: "idle" },
  play: playAsTold(({ canvas }) => expect(canvas.getByRole("button")).toHaveTextContent("Sign in")),
};

/** There is no token, and none will come by itself. That is not "denied": asking for access would not help. */
// biome-ignore lint/suspicious/noShadowRestrictedNames: a story is named after its status.
export const Error: Story = {
  args: { tokenStatus: "error", failure: "401" },
  play: playAsTold(({ canvas }) =>
    expect(canvas.getByRole("button", connectButton)).toHaveAccessibleDescription(
      /cannot reach your accounts/,
    ),
  ),
};

/**
 * A function as children is called in every status. The button stays where it is and where the keyboard finds it, and
 * says why it does nothing: `aria-disabled` with the reason tied by `aria-describedby`, not `disabled`.
 */
export const DisableInsteadOfHide: Story = {
  args: readOnly,
  render: ({ scope }) => (
    <AccountsCard
      foot={
        <RequireScope scope={scope}>{(status) => <ConnectButton reason={reasonFor(status)} />}</RequireScope>
      }
    />
  ),
  play: playAsTold(async ({ canvas }) => {
    const button = canvas.getByRole("button", connectButton);
    await userEvent.tab();
    await expect(button).toHaveFocus();
    await expect(button).toHaveAttribute("aria-disabled", "true");
    await expect(button).toHaveAccessibleDescription(/needs a permission/i);
  }),
};

const stepUp = {
  args: readOnly,
  // Made anew for each run, and driven: the token around it is a real session's.
  loaders: [() => ({ connect: createConnectTest({ scopes: ["connect:accounts:read"] }) })],
  render: ({ scope }, { loaded }) => (
    <ServerDecides connect={loaded.connect}>
      <AccountsCard foot={<ConnectGate scope={scope} />} />
    </ServerDecides>
  ),
} satisfies Story;

/** Asking for more, with the keyboard alone: while the server thinks the button says so; then the gate opens. */
export const StepUp: Story = {
  ...stepUp,
  play: playAsTold(async ({ canvas }) => {
    await userEvent.tab();
    await expect(canvas.getByRole("button", { name: "Ask for access" })).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await expect(await canvas.findByRole("button", { name: "Asking…" })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
    await userEvent.tab();
    await expect(canvas.getByRole("button", { name: "Grant" })).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await expect(await canvas.findByRole("button", connectButton)).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Disconnect Slack" })).toBeVisible();
  }),
};

/** The server says no. The token stays as good as it was, the reason is told, and asking again is possible. */
export const StepUpRefused: Story = {
  ...stepUp,
  play: playAsTold(async ({ canvas }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Ask for access" }));
    await expect(await canvas.findByRole("button", { name: "Asking…" })).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "Refuse" }));
    await expect(await canvas.findByText(/Access was not given/)).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Ask for access" })).toBeEnabled();
    await expect(canvas.getAllByRole("status")[0]).toHaveTextContent("Connected");
  }),
};

/**
 * The API refuses a call for want of a scope that the token was said to grant. The gates of that scope turn to denied,
 * the others stay as they are, and so does the token.
 */
export const Withdrawn: Story = {
  loaders: [
    () => ({
      connect: createConnectTest({ scopes: ["connect:accounts:read", "connect:accounts:write"] }),
      api: createAccountsApi({ remove: () => lacking("connect:accounts:write") }),
    }),
  ],
  render: (_args, { loaded }) => (
    <BelowApi api={loaded.api}>
      <ApiAccounts />
      <section className="card" aria-label="Another account">
        <footer className="card-foot">
          <ConnectGate scope="connect:accounts:write" />
        </footer>
      </section>
    </BelowApi>
  ),
  play: playAsTold(async ({ canvas }) => {
    await expect(canvas.getByRole("button", connectButton)).toBeVisible();
    await userEvent.click(await canvas.findByRole("button", { name: "Disconnect Slack" }));
    await expect(await canvas.findByText("You need access for this")).toBeVisible();
    await waitFor(() => expect(canvas.queryByRole("button", connectButton)).toBeNull());
    await expect(canvas.getByText("Google Sheets")).toBeVisible();
    await expect(canvas.getAllByRole("status")[0]).toHaveTextContent("Connected");
  }),
};
