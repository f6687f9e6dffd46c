"use client";
import { Slot } from "@radix-ui/react-slot";
import {
  type ComponentPropsWithoutRef,
  cloneElement,
  type ForwardedRef,
  type HTMLAttributes,
  type ReactElement,
  type ReactNode,
  type RefAttributes,
} from "react";

/** What a component is rendered as: an element that takes over its props and its content, or a function of both. */
export type Render<State> =
  | ReactElement
  // Whichever element it is: a `div`'s ref takes nothing but a `div`.
  | ((props: HTMLAttributes<HTMLElement> & RefAttributes<never>, state: State) => ReactElement);

/** The props of a component's root: those of a `div`, and what else it may be rendered as. */
export type HostProps<State> = Omit<ComponentPropsWithoutRef<"div">, "children"> & {
  /**
   * What stands in place of the `div`. An element's own props win, handlers of both are called, classes and styles
   * are joined.
   *
   * @example render={<section aria-label="Connection" />}
   */
  readonly render?: Render<State> | undefined;
};

interface Own {
  /** What its `data-ctok` says. */
  readonly piece: string;
  readonly state: unknown;
  readonly hostRef: ForwardedRef<HTMLElement>;
  readonly children: ReactNode;
}

/** The root of a component: a `div`, or whatever the app renders it as. */
export function Host({ piece, state, hostRef, render, ...props }: HostProps<never> & Own) {
  const all = { "data-ctok": piece, ...props, ref: hostRef };
  // The state was given by the component whose `render` this is; which element takes the ref only the app knows.
  if (typeof render === "function") return render(all as typeof all & RefAttributes<never>, state as never);
  return <Slot {...all}>{cloneElement(render ?? <div />, undefined, props.children)}</Slot>;
}
