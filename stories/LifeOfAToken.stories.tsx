import type { Meta, StoryObj } from "@storybook/react-vite";
import { connectTokenArgTypes, playAsTold, type TokenWorld } from "react-connect-token/testing";
import { expect, userEvent, waitFor } from "storybook/test";
import { touchedIn } from "../src/testing/storybook/tokenToolbar.js";
import { LifeOfAToken } from "./life/LifeOfAToken.js";

/**
 * Half an hour in half a minute: a real session on a clock that runs. Pause it, step through it, or choose another
 * speed below the line.
 */
const meta = {
  title: "Life of a token",
  argTypes: { clock: connectTokenArgTypes.clock },
  parameters: {
    connectToken: false,
    stageWidth: "34rem",
    controls: { include: ["clock"] },
    docs: { source: { code: null } },
  },
  render: (args, { globals }) => {
    const { clock = "held" } = { ...args, ...touchedIn(globals) };
    return <LifeOfAToken key={clock} startWith={clock} />;
  },
} satisfies Meta<Partial<TokenWorld>>;
export default meta;

type Story = StoryObj<typeof meta>;

/** Runs by itself. */
export const Running: Story = { args: { clock: "60x" } };

/** The same, paused, to go through moment by moment, with the keyboard alone. */
export const StepByStep: Story = {
  args: { clock: "held" },
  play: playAsTold(async ({ canvas }) => {
    const card = canvas.getByRole("region", { name: "Connected accounts" });
    const status = () => card.querySelector("[role=status]");
    const next = async (title: string, words: string) => {
      const button = canvas.getByRole("button", { name: "Next moment" });
      while (document.activeElement !== button) await userEvent.tab();
      await userEvent.keyboard("{Enter}");
      await expect(await canvas.findByRole("heading", { name: title })).toBeVisible();
      await waitFor(() => expect(status()).toHaveTextContent(words));
    };
    await expect(status()).toHaveTextContent("Connecting");
    await next("Ready", "Connected");
    await next("Refresh", "Connected");
    await next("Outage", "Renewal is delayed");
    await next("Recovery", "Connected");
    await next("A long outage", "Renewal is delayed");
    await next("Lapse", "Reconnecting");
    await expect(canvas.getByRole("button", { name: "Disconnect Slack" })).toBeVisible();
    await next("Back again", "Connected");
  }),
};
