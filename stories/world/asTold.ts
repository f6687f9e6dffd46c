import { isTouched } from "./worldToolbar.js";

/**
 * What a story plays and asserts, as long as it is as it was told: with another token from the toolbar it is only
 * shown, and nothing in it is wrong.
 */
export function asTold<Context extends { globals: Readonly<Record<string, unknown>> }>(
  play: (context: Context) => Promise<void> | void,
) {
  return async (context: Context): Promise<void> => {
    if (!isTouched(context.globals)) await play(context);
  };
}
