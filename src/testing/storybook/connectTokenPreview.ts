import { fillTokenArgs } from "./connectTokenArgTypes.js";
import { keepController } from "./keepController.js";
import { asTheStory } from "./menu.js";
import { tokenGlobalTypes } from "./tokenToolbar.js";
import { withConnectToken } from "./withConnectToken.js";
import { pageGlobalTypes, withPage } from "./withPage.js";

const globalTypes = { ...tokenGlobalTypes, ...pageGlobalTypes };

/**
 * What `.storybook/preview.ts` exports, or spreads into what it exports: every story stands below a Connect token, and
 * the toolbar puts it into any state: the token's status, scopes, user, latency, failure and clock, the page's colour
 * scheme and direction. No network is used. A story says its own state in `parameters.connectToken`, a part of
 * {@link TokenWorld}; is driven by a controller that a loader gives it as `connect`; and brings a provider of its own
 * with `connectToken: false`. A menu that is left out of `globalTypes` changes nothing.
 *
 * @example export default connectTokenPreview;
 * @example
 * export default { ...connectTokenPreview, decorators: [...connectTokenPreview.decorators, withMyRouter] };
 */
export const connectTokenPreview = {
  globalTypes,
  initialGlobals: Object.fromEntries(Object.keys(globalTypes).map((name) => [name, asTheStory])),
  argsEnhancers: [fillTokenArgs],
  beforeEach: [keepController],
  decorators: [withConnectToken, withPage],
};
