"use client";
import { type ReactNode, useState } from "react";
import { keepFocus } from "../react/keepFocus.js";

/**
 * A button that stays where it is while what it asks for is under way: a `disabled` one would lose the focus, and with
 * it a keyboard's place on the page. Once it goes, the focus goes to what comes in its place, or to what it stood in.
 */
export function ActionButton(props: {
  readonly kind: "primary" | "quiet";
  readonly isBusy: boolean;
  /** Where the focus goes with the button. Default `"place"`. */
  readonly focusNext?: "place" | "parent" | undefined;
  readonly onPress: () => unknown;
  readonly children: ReactNode;
}) {
  const { kind, isBusy, focusNext = "place", onPress, children } = props;
  const [focusRef] = useState(() => keepFocus(focusNext));
  return (
    <button
      ref={focusRef}
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
