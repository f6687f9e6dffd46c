"use client";
import type { ReactNode } from "react";

/**
 * A button that stays where it is while what it asks for is under way: a `disabled` one would lose the focus, and with
 * it a keyboard's place on the page.
 */
export function ActionButton(props: {
  readonly kind: "primary" | "quiet";
  readonly isBusy: boolean;
  readonly onPress: () => unknown;
  readonly children: ReactNode;
}) {
  const { kind, isBusy, onPress, children } = props;
  return (
    <button
      type="button"
      data-ctok="button"
      data-kind={kind}
      data-state={isBusy ? "busy" : "idle"}
      aria-disabled={isBusy || undefined}
      onClick={() => {
        if (!isBusy) onPress();
      }}
    >
      {children}
    </button>
  );
}
