import type { ReactNode } from "react";

/**
 * What a decorator reads of Storybook, in its own few lines: so that the door needs neither Storybook nor one version
 * of its types.
 */
export interface StoryContext {
  readonly args: Readonly<Record<string, unknown>>;
  readonly argTypes: Readonly<Record<string, unknown>>;
  readonly globals: Readonly<Record<string, unknown>>;
  readonly loaded: Readonly<Record<string, unknown>>;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly viewMode?: string;
}

/** What a hook before each story reads: it runs after the loaders, at a first render and at each one that follows. */
export interface BeforeEachContext {
  /** Another one each time that the story is mounted anew; an older Storybook has none. */
  readonly abortSignal?: AbortSignal | undefined;
  /** What decorators, render and play are given. */
  readonly loaded: Record<string, unknown>;
}

/** What it puts its surroundings around. */
export type Story = () => ReactNode;
