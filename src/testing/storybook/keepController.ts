import type { ConnectTest } from "../createConnectTest.js";
import { isController } from "./isController.js";
import type { BeforeEachContext } from "./StoryContext.js";

/** The controller of each story that is mounted. */
const kept = new WeakMap<AbortSignal, ConnectTest>();

/**
 * Storybook loads anew whenever a toolbar or an arg changes, and plays only where it mounts: the story goes on with the
 * controller that it has played on.
 */
export function keepController({ abortSignal, loaded }: BeforeEachContext): void {
  const { connect } = loaded;
  if (!isController(connect) || abortSignal === undefined) return;
  const first = kept.get(abortSignal) ?? connect;
  kept.set(abortSignal, first);
  loaded.connect = first;
}
