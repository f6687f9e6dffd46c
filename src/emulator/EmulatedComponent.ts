import type { EmulatorAccount } from "./EmulatorAccount.js";
import type { JsonObject } from "./JsonObject.js";

/** One input of an action or trigger, in the API's own spelling. */
export interface ConfigurableProp {
  readonly name: string;
  /** `app`, `string`, `string[]`, `integer`, `boolean`, `object`, … */
  readonly type: string;
  readonly label?: string;
  readonly description?: string;
  readonly optional?: boolean;
  /** The app, for `type: "app"`. */
  readonly app?: string;
  /** Its choices are asked for through `configure`. */
  readonly remoteOptions?: boolean;
  /** Changing it may change which props there are: ask `props` again. */
  readonly reloadProps?: boolean;
  readonly [key: string]: unknown;
}

/** One choice of a prop: a text that is its own label, or a value with a label. */
export type PropOption = string | { readonly label: string; readonly value: unknown };

/** What a component's functions are given. */
export interface ComponentRun {
  readonly configuredProps: JsonObject;
  readonly externalUserId: string;
  /** The account chosen for the component's app prop, when one was. */
  readonly account: EmulatorAccount | null;
  /** What was typed to narrow a prop's choices. */
  readonly query: string;
  /** The emulator's time. */
  readonly now: Date;
}

interface EmulatedComponent {
  /** Such as `slack-send-message`: the app's slug comes first. */
  readonly key: string;
  readonly name: string;
  /** Default `"0.1.0"`. */
  readonly version?: string;
  readonly description?: string;
  readonly configurableProps?: readonly ConfigurableProp[];
  /** The choices of props with `remoteOptions`, by prop name. */
  readonly options?: Readonly<Record<string, (run: ComponentRun) => readonly PropOption[]>>;
  /** Props that are there only once others are configured. */
  readonly additionalProps?: (run: ComponentRun) => readonly ConfigurableProp[];
}

/** An action: what its form asks for, and what running it gives. */
export interface EmulatedAction extends EmulatedComponent {
  /**
   * What `ret` becomes; `exportValue("$summary", "…")` sets an export. What it throws appears among the answer's
   * observations, with status 200.
   */
  readonly run?: (
    run: ComponentRun & { readonly exportValue: (name: string, value: unknown) => void },
  ) => unknown;
}

/** A trigger: what its form asks for, and the event it emits when it is deployed. */
export interface EmulatedTrigger extends EmulatedComponent {
  readonly event?: (run: ComponentRun) => JsonObject;
}
