import { tokenArgs } from "./connectTokenArgTypes.js";
import { isController } from "./isController.js";
import type { Story, StoryContext } from "./StoryContext.js";
import { StoryToken, Told } from "./StoryToken.js";
import { calmWorld, type TokenWorld } from "./TokenWorld.js";
import { touchedIn } from "./tokenToolbar.js";

/** Storybook's decorator: puts every story below a token, as the story says, overruled by what was touched in the toolbar. */
export function withConnectToken(
  Story: Story,
  { args, argTypes, globals, loaded, parameters }: StoryContext,
) {
  if (parameters.connectToken === false) return <Story />;
  const own = { ...(parameters.connectToken as Partial<TokenWorld>), ...tokenArgs({ args, argTypes }) };
  const touched = touchedIn(globals);
  const connect = loaded.connect;
  return isController(connect) ? (
    <Told connect={connect} touched={{ ...(own.clock && { clock: own.clock }), ...touched }}>
      <Story />
    </Told>
  ) : (
    <StoryToken world={{ ...calmWorld, ...own, ...touched }}>
      <Story />
    </StoryToken>
  );
}
