import type { Meta, StoryObj } from "@storybook/react-vite";
import {
  connectTokenArgTypes,
  createConnectTest,
  playAsTold,
  type TokenWorld,
} from "react-connect-token/testing";
import { expect, waitFor } from "storybook/test";
import { AccessCard } from "../product/AccessCard.js";

/** Hooks read a part of the token and re-render only when that part changes. The card here is made of two of them. */
const meta = {
  title: "Hooks/useScopes and useExpiresIn",
  argTypes: connectTokenArgTypes,
  parameters: { docs: { source: { type: "code" } } },
  render: () => <AccessCard />,
} satisfies Meta<Partial<TokenWorld>>;
export default meta;

type Story = StoryObj<typeof meta>;

/**
 * `useScopes().map(describeScope)`: what is granted, in words that may stand in an interface. It is another list only
 * when the set of scopes changes.
 */
export const UseScopes: Story = {
  args: {
    grantedScopes: ["connect:accounts:read", "connect:accounts:write", "connect:actions:*", "connect:proxy"],
  },
  play: playAsTold(({ canvas }) =>
    expect(canvas.getByText("See the user's connected accounts")).toBeVisible(),
  ),
};

/** What the same card says while nobody knows what is granted. */
export const UseScopesPending: Story = {
  args: { tokenStatus: "pending" },
  play: playAsTold(({ canvas }) => expect(canvas.getByText("Nothing so far.")).toBeVisible()),
};

/** A token that grants nothing of the table. */
export const UseScopesEmpty: Story = {
  args: { grantedScopes: [] },
  play: playAsTold(({ canvas }) => expect(canvas.getByText("Nothing so far.")).toBeVisible()),
};

/** Nobody is signed in: nothing is granted, and nothing ends. */
export const UseScopesSignedOut: Story = {
  args: { tokenStatus: "idle" },
  play: playAsTold(({ canvas }) => expect(canvas.getByRole("timer")).toHaveTextContent("–")),
};

/** The token has come to its end: what it granted still stands, until a new one says otherwise. */
export const UseScopesExpired: Story = {
  args: { tokenStatus: "expired", failure: "503", grantedScopes: ["connect:accounts:read"] },
  play: playAsTold(({ canvas }) =>
    expect(canvas.getByText("See the user's connected accounts")).toBeVisible(),
  ),
};

/** There is no token, and none will come by itself. */
export const UseScopesError: Story = {
  args: { tokenStatus: "error", failure: "401" },
  play: playAsTold(({ canvas }) => expect(canvas.getByText("Nothing so far.")).toBeVisible()),
};

/**
 * `useExpiresIn()`: whole seconds until the token ends; the only hook that ticks. A refresh makes it jump back up.
 * The clock in the toolbar makes it run.
 */
export const UseExpiresIn: Story = {
  loaders: [() => ({ connect: createConnectTest({ scopes: ["connect:accounts:read"], expiresIn: 600 }) })],
  play: playAsTold(async ({ canvas, loaded }) => {
    const says = (left: string | RegExp) =>
      waitFor(() => expect(canvas.getByRole("timer")).toHaveTextContent(left));
    await says("10:00");
    await loaded.connect.advance(61_000);
    await says("8:59");
    await loaded.connect.advance(440_000);
    await says(/^9:\d\d$/);
  }),
};
