import type { Meta, StoryObj } from "@storybook/react-vite";
import type { ComponentType } from "react";
import { CONNECT_SCOPES } from "react-connect-token";
import { connectTokenArgTypes, playAsTold, type TokenWorld } from "react-connect-token/testing";
import { ScopeList, type ScopeListProps } from "react-connect-token/ui";
import "react-connect-token/ui/styles.css";
import { expect } from "storybook/test";
import { Restyled as OtherTheme } from "./Restyled.js";

type Args = Partial<TokenWorld> & Pick<ScopeListProps, "scope" | "showNames">;

const meta = {
  title: "UI/ScopeList",
  component: ScopeList as unknown as ComponentType<Args>,
  args: {
    grantedScopes: ["connect:accounts:read", "connect:actions:*"],
    scope: ["connect:accounts:read", "connect:accounts:write", "connect:actions:*"],
    showNames: false,
  },
  argTypes: {
    ...connectTokenArgTypes,
    scope: {
      description: "What the app can make use of; what of it is not granted is listed as missing.",
      control: "check",
      options: CONNECT_SCOPES.map(({ scope }) => scope),
    },
    showNames: { control: "boolean" },
  },
  parameters: { controls: { include: ["scope", "showNames", ...Object.keys(connectTokenArgTypes)] } },
  render: ({ scope, showNames }) => <ScopeList scope={scope} showNames={showNames} />,
} satisfies Meta<Args>;
export default meta;

type Story = StoryObj<typeof meta>;

/** Nobody knows yet: the room of the list is kept. */
export const Pending: Story = {
  args: { tokenStatus: "pending" },
  play: playAsTold(({ canvas }) => expect(canvas.getByRole("status")).toHaveTextContent("Checking")),
};

/** The first token does not come: why it is not known, while it is asked for again. */
export const Retrying: Story = {
  args: { tokenStatus: "pending", failure: "503" },
  play: playAsTold(({ canvas }) => expect(canvas.getByRole("status")).toHaveTextContent("does not answer")),
};

/** What is granted, by what it is about. */
export const Ready: Story = {
  args: { scope: [] },
  play: playAsTold(({ canvas }) =>
    expect(canvas.getByText(/See the user's connected accounts/)).toBeVisible(),
  ),
};

/** Beside it what the app could make use of and may not. */
export const Missing: Story = {
  play: playAsTold(({ canvas }) => expect(canvas.getByText("Not allowed")).toBeVisible()),
};

/** Each scope with its own name, for those who know them. */
export const WithNames: Story = { args: { showNames: true } };

/** One grant for all. */
export const Everything: Story = { args: { grantedScopes: ["connect:*"] } };

/** Nothing is granted, and nothing is named. */
export const Empty: Story = {
  args: { grantedScopes: [], scope: [] },
  play: playAsTold(({ canvas }) => expect(canvas.getByRole("status")).toHaveTextContent("Nothing")),
};

/** Nobody is signed in. */
export const Idle: Story = { args: { tokenStatus: "idle" } };

/** The token has ended for now; what it granted still stands. */
export const Expired: Story = { args: { tokenStatus: "expired", failure: "503" } };

/** There is no token, and none will come by itself. */
// biome-ignore lint/suspicious/noShadowRestrictedNames: a story is named after its status.
export const Error: Story = {
  args: { tokenStatus: "error", failure: "401" },
  play: playAsTold(({ canvas }) => expect(canvas.getByRole("status")).toHaveTextContent("sign-in has ended")),
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
