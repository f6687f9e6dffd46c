import type { Preview } from "@storybook/react-vite";
import { connectTokenArgTypes, connectTokenPreview } from "react-connect-token/testing";

/** What Storybook's own types have to take. */
export default {
  ...connectTokenPreview,
  tags: ["autodocs"],
  argTypes: connectTokenArgTypes,
  decorators: [...connectTokenPreview.decorators, (Story) => Story()],
} satisfies Preview;
