import type { Meta, StoryObj } from "@storybook/react-vite";
import type { ComponentType } from "react";
import { CONNECT_SCOPES, type ConnectScope, RequireScope, type ScopeStatus } from "react-connect-token";
import {
  connectTokenArgTypes,
  createConnectTest,
  playAsTold,
  type TokenWorld,
} from "react-connect-token/testing";
import { AccessDenied } from "react-connect-token/ui";
import "react-connect-token/ui/styles.css";
import { expect, userEvent, waitFor } from "storybook/test";
import { ServerDecides } from "../product/ServerDecides.js";
import "../product/product.css";
import { Restyled as OtherTheme } from "./Restyled.js";

interface Args extends Partial<TokenWorld> {
  readonly scope: ConnectScope;
}

const denied = (status: ScopeStatus) => <AccessDenied status={status} onSignIn={() => {}} />;
const guarded = <p>The form that needs this access.</p>;

const meta = {
  title: "UI/AccessDenied",
  component: AccessDenied as unknown as ComponentType<Args>,
  args: { grantedScopes: ["connect:accounts:read"], scope: "connect:accounts:write" },
  argTypes: {
    ...connectTokenArgTypes,
    scope: { control: "select", options: CONNECT_SCOPES.map(({ scope }) => scope) },
  },
  parameters: { controls: { include: ["scope", ...Object.keys(connectTokenArgTypes)] } },
  render: ({ scope }) => (
    <RequireScope scope={scope} pending={denied} fallback={denied}>
      {guarded}
    </RequireScope>
  ),
} satisfies Meta<Args>;
export default meta;

type Story = StoryObj<typeof meta>;

/** Nobody knows yet, and nothing is offered. */
export const Pending: Story = {
  args: { tokenStatus: "pending" },
  play: playAsTold(({ canvas }) => expect(canvas.queryByRole("button")).toBeNull()),
};

/** Nobody knows, since the first token does not come: why, and that it is asked for again. */
export const Retrying: Story = {
  args: { tokenStatus: "pending", failure: "503" },
  play: playAsTold(({ canvas }) => expect(canvas.getByText("Our server does not answer.")).toBeVisible()),
};

/** What is missing, and a button that asks for it. */
export const Denied: Story = {
  play: playAsTold(({ canvas }) =>
    expect(canvas.getByRole("button", { name: "Ask for access" })).toBeVisible(),
  ),
};

/** Several things are missing, and all of them are needed. */
export const SeveralMissing: Story = {
  render: () => (
    <RequireScope all={["connect:accounts:write", "connect:actions:*", "connect:proxy"]} fallback={denied}>
      {guarded}
    </RequireScope>
  ),
};

/** Any of several would do. */
export const AnyOfSeveral: Story = {
  render: () => (
    <RequireScope
      any={["connect:accounts:write", "connect:actions:*"]}
      fallback={(status) => <AccessDenied status={status} match="any" />}
    >
      {guarded}
    </RequireScope>
  ),
};

/** It shows nothing once there is access. */
export const Granted: Story = {
  args: { grantedScopes: ["connect:*"] },
  play: playAsTold(({ canvas }) => expect(canvas.getByText(/The form/)).toBeVisible()),
};

/** Nobody is signed in: asking would not help. */
export const SignedOut: Story = { args: { tokenStatus: "idle" } };

/** There is no token, and none will come by itself. */
// biome-ignore lint/suspicious/noShadowRestrictedNames: a story is named after its status.
export const Error: Story = {
  args: { tokenStatus: "error", failure: "403" },
  play: playAsTold(({ canvas }) => expect(canvas.getByRole("button", { name: "Try now" })).toBeVisible()),
};

/** Another theme, by CSS variables alone. */
export const Restyled: Story = {
  decorators: [
    (Story) => (
      <OtherTheme>
        <Story />
      </OtherTheme>
    ),
  ],
};

const stepUp = {
  loaders: [() => ({ connect: createConnectTest({ scopes: ["connect:accounts:read"] }) })],
  render: ({ scope }, { loaded }) => (
    <ServerDecides connect={loaded.connect}>
      <div>
        <RequireScope scope={scope} fallback={denied}>
          <button type="button">Disconnect Slack</button>
        </RequireScope>
      </div>
    </ServerDecides>
  ),
} satisfies Story;

/** Asked for with the keyboard alone, and given: the gate opens. */
export const StepUp: Story = {
  ...stepUp,
  play: playAsTold(async ({ canvas }) => {
    await userEvent.tab();
    await expect(canvas.getByRole("button", { name: "Ask for access" })).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    const busy = await canvas.findByRole("button", { name: "Asking…" });
    await expect(busy).toHaveFocus();
    await expect(busy).toHaveAttribute("aria-disabled", "true");
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    await expect(await canvas.findByRole("button", { name: "Disconnect Slack" })).toBeVisible();
  }),
};

/** The server says no: the reason is told, and asking again is possible. */
export const StepUpRefused: Story = {
  ...stepUp,
  play: playAsTold(async ({ canvas }) => {
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    await canvas.findByRole("button", { name: "Asking…" });
    await userEvent.tab();
    await userEvent.tab();
    await expect(canvas.getByRole("button", { name: "Refuse" })).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await expect(await canvas.findByText(/Access was not given/)).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Ask for access" })).toBeEnabled();
  }),
};

const opening = {
  render: ({ scope }, { loaded }) => (
    <RequireScope
      scope={scope}
      fallback={(status) => <AccessDenied status={status} onSignIn={() => loaded.connect.signIn("ana")} />}
    >
      <button type="button">Disconnect Slack</button>
    </RequireScope>
  ),
} satisfies Story;

/** Trying again where there is no token, with the keyboard alone: when it comes, the focus is on what was guarded. */
export const TryNow: Story = {
  ...opening,
  loaders: [() => ({ connect: createConnectTest() })],
  play: playAsTold(async ({ canvas, loaded }) => {
    await loaded.connect.fail(403);
    const button = await canvas.findByRole("button", { name: "Try now" });
    await loaded.connect.hold();
    await userEvent.tab();
    await expect(button).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await expect(await canvas.findByRole("button", { name: "Trying…" })).toHaveFocus();
    await loaded.connect.grant("connect:*");
    await waitFor(() => expect(canvas.getByRole("button", { name: "Disconnect Slack" })).toHaveFocus());
  }),
};

/** Signing in where access is needed, with the keyboard alone. */
export const SignIn: Story = {
  ...opening,
  loaders: [() => ({ connect: createConnectTest({ externalUserId: null, scopes: ["connect:*"] }) })],
  play: playAsTold(async ({ canvas }) => {
    await userEvent.tab();
    await expect(canvas.getByRole("button", { name: "Sign in" })).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    const opened = await canvas.findByRole("button", { name: "Disconnect Slack" });
    await expect(document.body).not.toHaveFocus();
    await userEvent.tab();
    await expect(opened).toHaveFocus();
  }),
};
