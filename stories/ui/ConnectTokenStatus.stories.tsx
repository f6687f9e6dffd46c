import type { Meta, StoryObj } from "@storybook/react-vite";
import type { ComponentType } from "react";
import {
  type ConnectTest,
  connectTokenArgTypes,
  createConnectTest,
  playAsTold,
  type TokenWorld,
} from "react-connect-token/testing";
import { ConnectTokenStatus, type ConnectTokenStatusProps } from "react-connect-token/ui";
import "react-connect-token/ui/styles.css";
import { expect, userEvent, waitFor } from "storybook/test";
import { deutsch } from "./deutsch.js";
import { Restyled as OtherTheme } from "./Restyled.js";

type Args = Partial<TokenWorld> & Pick<ConnectTokenStatusProps, "labels" | "onlyTrouble" | "onSignIn">;

const meta = {
  title: "UI/ConnectTokenStatus",
  component: ConnectTokenStatus as unknown as ComponentType<Args>,
  args: { onlyTrouble: false },
  argTypes: { ...connectTokenArgTypes, onlyTrouble: { control: "boolean" } },
  parameters: { controls: { include: ["onlyTrouble", ...Object.keys(connectTokenArgTypes)] } },
  render: ({ labels, onlyTrouble, onSignIn }) => (
    <ConnectTokenStatus labels={labels} onlyTrouble={onlyTrouble} onSignIn={onSignIn} />
  ),
} satisfies Meta<Args>;
export default meta;

type Story = StoryObj<typeof meta>;

const says = (words: string) =>
  playAsTold<Parameters<NonNullable<Story["play"]>>[0]>(({ canvas }) =>
    expect(canvas.getByRole("status")).toHaveTextContent(words),
  );

/** Nobody is signed in. */
export const Idle: Story = {
  args: { tokenStatus: "idle", onSignIn: () => {} },
  play: says("Signed out"),
};

/** The first token is on its way. */
export const Pending: Story = { args: { tokenStatus: "pending" }, play: says("Connecting") };

/** The first token does not come, and is asked for again. */
export const Retrying: Story = {
  args: { tokenStatus: "pending", failure: "503" },
  play: says("Not connected yet"),
};

/** All is well, and stays so by itself. */
export const Ready: Story = { play: says("Connected") };

/** The next token is being fetched. What is spoken stays what it was. */
export const Refreshing: Story = { args: { tokenStatus: "refreshing" }, play: says("Connected") };

/** A refresh failed: why, when it is tried again, and a button for those who do not like to wait. */
export const RefreshFailing: Story = {
  args: { tokenStatus: "refreshFailing", failure: "503" },
  play: says("Our server does not answer."),
};

/** The token came to its end before the next one came. */
export const Expired: Story = {
  args: { tokenStatus: "expired", failure: "503" },
  play: says("Reconnecting"),
};

/** There is no token, and none will come by itself: the sign-in has ended. */
// biome-ignore lint/suspicious/noShadowRestrictedNames: a story is named after its status.
export const Error: Story = {
  args: { tokenStatus: "error", failure: "401", onSignIn: () => {} },
  play: says("Not connected"),
};

/** Long words, as a translation brings them. */
export const LongWords: Story = {
  args: { tokenStatus: "refreshFailing", failure: "503", labels: deutsch },
  play: says("Verlängerung"),
};

/** Another theme, by CSS variables alone. */
export const Restyled: Story = {
  args: { tokenStatus: "refreshFailing", failure: "503" },
  decorators: [
    (Story) => (
      <OtherTheme>
        <Story />
      </OtherTheme>
    ),
  ],
};

/** Signing in, with the keyboard alone: the button goes, and the focus stays on the panel. */
export const SignIn: Story = {
  loaders: [() => ({ connect: createConnectTest({ externalUserId: null, scopes: ["connect:*"] }) })],
  render: (_, { loaded }) => <ConnectTokenStatus onSignIn={() => loaded.connect.signIn("ana")} />,
  play: playAsTold(async ({ canvas, canvasElement }) => {
    await userEvent.tab();
    await expect(canvas.getByRole("button", { name: "Sign in" })).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(canvas.getByRole("status")).toHaveTextContent("Connected"));
    await expect(canvas.queryByRole("button")).toBeNull();
    await expect(canvasElement.querySelector("[data-ctok=status]")).toHaveFocus();
  }),
};

/** Trying now, with the keyboard alone: it fails once more, then works, and the focus stays on the panel. */
export const TryNow: Story = {
  loaders: [() => ({ connect: createConnectTest({ scopes: ["connect:*"] }) })],
  play: playAsTold(async ({ canvas, canvasElement, loaded }) => {
    const connect: ConnectTest = loaded.connect;
    await connect.fail(503);
    await expect(await canvas.findByRole("button", { name: "Try now" })).toBeVisible();
    await userEvent.tab();
    await expect(canvas.getByRole("button", { name: "Try now" })).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await expect(await canvas.findByText("That did not work.")).toBeVisible();
    await connect.recover();
    await waitFor(() => expect(canvas.queryByRole("button")).toBeNull());
    await expect(canvas.getByRole("status")).toHaveTextContent("Connected");
    await expect(canvasElement.querySelector("[data-ctok=status]")).toHaveFocus();
  }),
};
