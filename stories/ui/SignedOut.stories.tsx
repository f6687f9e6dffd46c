import type { Meta, StoryObj } from "@storybook/react-vite";
import { SignedOut } from "react-connect-token/ui";
import "react-connect-token/ui/styles.css";
import { expect, fn, userEvent, waitFor } from "storybook/test";
import { Restyled as OtherTheme } from "./Restyled.js";

const meta = {
  title: "UI/SignedOut",
  component: SignedOut,
  args: { onSignIn: () => {} },
  argTypes: { children: { control: { type: "text" } } },
  parameters: { controls: { include: ["children"] } },
} satisfies Meta<typeof SignedOut>;
export default meta;

type Story = StoryObj<typeof meta>;

/** What somebody sees who is not signed in. */
export const Idle: Story = {};

/** Where signing in is done elsewhere. */
export const WithoutAction: Story = { render: () => <SignedOut /> };

/** Signing in is under way, and can be asked for once only. */
export const Busy: Story = {
  args: { onSignIn: () => new Promise<void>(() => {}) },
  play: async ({ canvas }) => {
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    await expect(await canvas.findByRole("button", { name: "Signing in…" })).toHaveFocus();
  },
};

/** Signing in has failed; the keyboard is where it was, and it can be tried again. */
export const Failed: Story = {
  args: { onSignIn: fn(() => Promise.reject(new globalThis.Error("no"))) },
  play: async ({ args, canvas }) => {
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    await expect(await canvas.findByText(/Signing in did not work/)).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Sign in" })).toHaveFocus();
    await userEvent.keyboard(" ");
    await waitFor(() => expect(args.onSignIn).toHaveBeenCalledTimes(2));
    await expect(await canvas.findByText(/Signing in did not work/)).toBeVisible();
  },
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
