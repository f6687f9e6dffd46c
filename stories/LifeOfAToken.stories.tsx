import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, waitFor } from "storybook/test";
import { LifeOfAToken } from "./life/LifeOfAToken.js";
import { asTold } from "./world/asTold.js";
import { calmWorld, type TokenWorld } from "./world/TokenWorld.js";
import { worldArgTypes } from "./world/worldArgTypes.js";
import { worldOf } from "./world/worldToolbar.js";

/**
 * Half an hour in half a minute: a real session on a clock that runs. Pause it, step through it, or choose another
 * speed below the line.
 */
const meta = {
  title: "Life of a token",
  argTypes: { clock: worldArgTypes.clock },
  parameters: {
    ownProvider: true,
    stageWidth: "34rem",
    controls: { include: ["clock"] },
    docs: { source: { code: null } },
  },
  render: (args, { globals }) => {
    const { clock } = worldOf(args, globals);
    return <LifeOfAToken key={clock} startWith={clock} />;
  },
} satisfies Meta<TokenWorld>;
export default meta;

type Story = StoryObj<typeof meta>;

/** Runs by itself. */
export const Running: Story = { args: { ...calmWorld, clock: "60x" } };

/** The same, paused, to go through moment by moment. */
export const StepByStep: Story = {
  args: calmWorld,
  play: asTold(async ({ canvas }) => {
    const card = canvas.getByRole("region", { name: "Connected accounts" });
    const status = () => card.querySelector("[role=status]");
    const next = async (title: string, words: string) => {
      await userEvent.click(canvas.getByRole("button", { name: "Next moment" }));
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
