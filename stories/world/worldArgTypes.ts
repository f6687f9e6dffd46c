import type { ArgTypes } from "@storybook/react-vite";
import { CONNECT_SCOPES } from "react-connect-token";
import { clockTitles } from "./clockTitles.js";
import { clocks, failures, type TokenWorld, tokenStatuses } from "./TokenWorld.js";

const table = { category: "The token around it" };

/** Controls for the token around a story. */
export const worldArgTypes: ArgTypes<TokenWorld> = {
  tokenStatus: {
    description: "The token's status. Refreshing and RefreshFailing are `ready` with more to say.",
    control: "select",
    options: tokenStatuses,
    table,
  },
  grantedScopes: {
    description: "What the token grants.",
    control: "check",
    options: CONNECT_SCOPES.map(({ scope }) => scope),
    table,
  },
  failure: {
    description: "What the token route answers when it is asked.",
    control: "select",
    options: failures,
    table,
  },
  clock: {
    description: "Whether time stands still, or how fast it goes by. Running, a real session lives by it.",
    control: { type: "inline-radio", labels: clockTitles },
    options: clocks,
    table,
  },
};
