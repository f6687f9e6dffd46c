import { isTouched } from "./tokenToolbar.js";

/**
 * What a story plays and asserts, as long as it is as it was told: with another token from the toolbar it is only
 * shown, and nothing in it is wrong.
 *
 * @example play: playAsTold(({ canvas }) => expect(canvas.getByRole("button")).toBeVisible())
 */
export function playAsTold<Context extends { globals: Readonly<Record<string, unknown>> }>(
  play: (context: Context) => Promise<void> | void,
): (context: Context) => Promise<void> {
  return async (context) => {
    if (!isTouched(context.globals)) await play(context);
  };
}
