import type { Meta, StoryObj } from "@storybook/react-vite";
import {
  connectTokenArgTypes,
  createConnectTest,
  playAsTold,
  type TokenWorld,
} from "react-connect-token/testing";
import { expect, userEvent } from "storybook/test";
import { SuspendedAccess } from "../product/SuspendedAccess.js";

/**
 * For a component that shows nothing without a token: it suspends until there is a first one, and never again for that
 * user. What does not retry by itself is thrown to the nearest error boundary.
 */
const meta = {
  title: "Hooks/useSuspenseConnectToken",
  args: { grantedScopes: ["connect:accounts:read", "connect:actions:*"] },
  argTypes: connectTokenArgTypes,
  parameters: {
    docs: { source: { type: "code" } },
    // What a boundary has caught it shows; React would tell of it on the console as well.
    react: { rootOptions: { onCaughtError: () => {} } },
  },
  render: () => <SuspendedAccess />,
} satisfies Meta<Partial<TokenWorld>>;
export default meta;

type Story = StoryObj<typeof meta>;

const mayRead = /See the user's connected accounts/;
const isOnItsWay = { name: "Your accounts are on their way" };

/** The first token is on its way: the fallback of `<Suspense>`. */
export const Waiting: Story = {
  args: { tokenStatus: "pending" },
  play: playAsTold(async ({ canvas }) => {
    await expect(canvas.getByRole("list", isOnItsWay)).toHaveAttribute("aria-busy", "true");
    await expect(canvas.queryByText(mayRead)).toBeNull();
  }),
};

/** There is a token: `status`, `scopes` and `token` are there without a question. */
export const Ready: Story = {
  play: playAsTold(({ canvas }) => expect(canvas.getByText(mayRead)).toBeVisible()),
};

/** The token came to its end before the next one came. It does not suspend again, so nothing is taken away. */
export const Expired: Story = {
  args: { tokenStatus: "expired", failure: "503" },
  play: playAsTold(async ({ canvas }) => {
    await expect(canvas.getByText(mayRead)).toBeVisible();
    await expect(canvas.getByText(/we are reconnecting/)).toBeVisible();
    await expect(canvas.queryByRole("list", isOnItsWay)).toBeNull();
  }),
};

/** The token route answered 401, which does not retry by itself: the error boundary has it. */
export const ErrorBoundary: Story = {
  args: { tokenStatus: "error", failure: "401" },
  play: playAsTold(({ canvas }) => expect(canvas.getByText("We cannot reach your accounts")).toBeVisible()),
};

/** The boundary is reset: the route is asked once, the fallback stands meanwhile, and then there is a token. */
export const TryAgain: Story = {
  loaders: [() => ({ connect: createConnectTest() })],
  play: playAsTold(async ({ canvas, loaded: { connect } }) => {
    await connect.fail(401);
    const again = await canvas.findByRole("button", { name: "Try again" });
    const before = connect.requests.length;
    await connect.hold();
    await connect.advance("2s"); // a boundary is not reset sooner by a person, nor asked about sooner
    await userEvent.tab();
    await expect(again).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await expect(await canvas.findByRole("list", isOnItsWay)).toBeVisible();
    await connect.recover();
    await expect(await canvas.findByText("Everything the Connect API offers")).toBeVisible();
    await expect(connect.requests.length).toBe(before + 1);
  }),
};
