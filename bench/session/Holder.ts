import type { Tab } from "./createBrowser.js";
import type { SimulatedRoute } from "./SimulatedRoute.js";

/** Something that holds one user's token for an app, driven through what it offers in public. */
export interface Holder {
  getToken(): Promise<string>;
  /** A token that was asked for after this call. Left out where nothing like it is offered. */
  refresh?(): Promise<string>;
  /** Tells of a 401. Left out where nothing like it is offered. */
  refused?(token: string): void;
  /** Somebody else signs in. Left out where the app makes a new holder for that. */
  signIn?(user: string): void;
  /** Left out where the app can only forget it. */
  dispose?(): void;
  /** What an app may come to log of it. */
  visible(): unknown;
}

/** A way to make one. */
export interface HolderKind {
  readonly name: string;
  create(world: { readonly route: SimulatedRoute; readonly user: string; readonly tab: Tab }): Holder;
}
