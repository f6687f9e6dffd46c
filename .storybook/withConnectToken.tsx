import type { Decorator } from "@storybook/react-vite";
import type { ConnectTest } from "react-connect-token/testing";
import { Driven, StoryToken } from "../stories/world/StoryToken.js";
import { calmWorld, type TokenWorld } from "../stories/world/TokenWorld.js";
import { asTheStory, worldOf } from "../stories/world/worldToolbar.js";

/**
 * Puts every story below a token: the story's own args, overruled by what was touched in the toolbar. A story that
 * loads a controller (`loaders: [() => ({ connect: createConnectTest() })]`) is driven by it; one that brings a
 * provider says `parameters: { ownProvider: true }`.
 */
export const withConnectToken: Decorator = (Story, { args, globals, loaded, parameters }) => {
  if (parameters.ownProvider === true) return <Story />;
  const world = worldOf({ ...calmWorld, ...(args as Partial<TokenWorld>) }, globals);
  const connect: ConnectTest | undefined = loaded.connect;
  const isOverruled = [globals.tokenStatus, globals.grantedScopes, globals.failure].some(
    (chosen) => chosen !== undefined && chosen !== asTheStory,
  );
  if (connect !== undefined && !isOverruled) {
    return (
      <Driven connect={connect} clock={world.clock}>
        <Story />
      </Driven>
    );
  }
  return (
    <StoryToken world={world}>
      <Story />
    </StoryToken>
  );
};
