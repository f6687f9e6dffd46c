import type { Meta, StoryObj } from "@storybook/react-vite";
import {
  connectTokenArgTypes,
  createConnectTest,
  playAsTold,
  type TokenWorld,
} from "react-connect-token/testing";
import { expect } from "storybook/test";
import { RenderCounts } from "../product/RenderCounts.js";

/**
 * A new token wakes only who shows something of it: gates, `useScope` and `useScopes` read what is granted, which is
 * published apart from the token.
 */
const meta = {
  title: "Hooks/What re-renders",
  argTypes: connectTokenArgTypes,
  parameters: { docs: { source: { type: "code" } } },
  loaders: [() => ({ connect: createConnectTest({ scopes: ["connect:accounts:read"], expiresIn: 600 }) })],
  render: () => <RenderCounts />,
} satisfies Meta<Partial<TokenWorld>>;
export default meta;

type Story = StoryObj<typeof meta>;

/** What React still has to do is done after a frame. */
const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/** How often each part was rendered while something happened, but for what was not. */
async function whatRendered(canvasElement: HTMLElement, happens: () => Promise<void>) {
  const counts = () =>
    new Map(
      [...canvasElement.querySelectorAll("b[title]")].map((each) => [
        each.getAttribute("title") ?? "",
        Number.parseInt(each.textContent, 10),
      ]),
    );
  const before = counts();
  await happens();
  await drawn();
  const rendered = [...counts()].map(([name, count]) => [name, count - (before.get(name) ?? 0)] as const);
  return Object.fromEntries(rendered.filter(([, times]) => times > 0));
}

const whole = "useConnectToken()";
const countdown = "useExpiresIn()";

/** The next token grants the same: no gate, no `useScope`, no `useScopes` and no `status` is rendered. */
export const SameScopes: Story = {
  play: playAsTold(async ({ canvasElement, loaded: { connect } }) => {
    const rendered = await whatRendered(canvasElement, () => connect.recover());
    await expect(connect.requests.length).toBe(1);
    await expect(Object.keys(rendered).filter((name) => name !== countdown)).toEqual([whole]);
  }),
};

/** The next token grants one scope more: of the gates only the one whose answer has changed, once. */
export const OneScopeMore: Story = {
  play: playAsTold(async ({ canvasElement, loaded: { connect } }) => {
    const {
      [whole]: _,
      [countdown]: __,
      ...rendered
    } = await whatRendered(canvasElement, () =>
      connect.grant(["connect:accounts:read", "connect:accounts:write"]),
    );
    await expect(rendered).toEqual({ "useScopes()": 1, '<RequireScope scope="connect:accounts:write">': 1 });
  }),
};

/** Seconds go by: the countdown alone. */
export const SecondsGoBy: Story = {
  play: playAsTold(async ({ canvasElement, loaded: { connect } }) => {
    const rendered = await whatRendered(canvasElement, async () => {
      for (let second = 0; second < 3; second++) {
        await connect.advance("1s");
        await drawn();
      }
    });
    await expect(rendered).toEqual({ [countdown]: 3 });
  }),
};
