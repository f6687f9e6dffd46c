import type { Meta, StoryObj } from "@storybook/react-vite";
import type { ComponentType } from "react";
import { ConnectTokenProvider } from "react-connect-token";
import { connectTokenArgTypes, playAsTold, type TokenWorld } from "react-connect-token/testing";
import { expect } from "storybook/test";
import { AccountsCard } from "./product/AccountsCard.js";
import { heldSource } from "./world/heldSource.js";

const meta = {
  title: "ConnectTokenProvider",
  // The args are the token around it; its own props come with the decorator.
  component: ConnectTokenProvider as unknown as ComponentType<Partial<TokenWorld>>,
  argTypes: connectTokenArgTypes,
  parameters: {
    controls: { include: Object.keys(connectTokenArgTypes) },
    docs: { source: { language: "tsx", transform: heldSource } },
  },
  render: () => <AccountsCard />,
} satisfies Meta<Partial<TokenWorld>>;
export default meta;

type Story = StoryObj<typeof meta>;

/** Nobody is signed in: `externalUserId` is `null`. Nothing is fetched. */
export const Idle: Story = {
  args: { tokenStatus: "idle" },
  play: playAsTold(({ canvas }) => expect(canvas.getByRole("status")).toHaveTextContent("Signed out")),
};

/** The first token is on its way. Skeletons keep the room of what comes. */
export const Pending: Story = {
  args: { tokenStatus: "pending" },
  play: playAsTold(({ canvas }) => expect(canvas.getByRole("status")).toHaveTextContent("Connecting")),
};

/** The first token does not come, and is asked for again. Nothing is taken away, since nothing was there. */
export const Retrying: Story = {
  args: { tokenStatus: "pending", failure: "503" },
  play: playAsTold(({ canvas }) => expect(canvas.getByRole("status")).toHaveTextContent("Not connected yet")),
};

/** There is a token. This is what users see nearly all of the time. */
export const Ready: Story = {
  args: { tokenStatus: "ready" },
  play: playAsTold(({ canvas }) => expect(canvas.getByRole("status")).toHaveTextContent("Connected")),
};

/** The next token is being fetched while the present one still works. Say little; nothing needs doing. */
export const Refreshing: Story = {
  args: { tokenStatus: "refreshing" },
  play: playAsTold(({ canvas }) => expect(canvas.getByText("Renewing…")).toBeVisible()),
};

/** A refresh failed and is tried again. The token is good all the same, so nothing is taken away. */
export const RefreshFailing: Story = {
  args: { tokenStatus: "refreshFailing", failure: "503" },
  play: playAsTold(({ canvas }) =>
    expect(canvas.getByRole("status")).toHaveTextContent("Renewal is delayed"),
  ),
};

/** The token came to its end before the next one came. Gates keep what they show: nobody loses a half-filled form. */
export const Expired: Story = {
  args: { tokenStatus: "expired", failure: "503" },
  play: playAsTold(({ canvas }) =>
    expect(canvas.getByRole("button", { name: "Connect another account" })).toBeVisible(),
  ),
};

/** There is no token, and none will come by itself: the token route answered 401. */
// biome-ignore lint/suspicious/noShadowRestrictedNames: a story is named after its status.
export const Error: Story = {
  args: { tokenStatus: "error", failure: "401" },
  play: playAsTold(({ canvas }) => expect(canvas.getByRole("status")).toHaveTextContent("Not connected")),
};
