import type { ComponentProps } from "react";

/** A button that keeps the focus while what it asked for is under way: a `disabled` one would lose it. */
export function BusyButton({ isBusy, onClick, ...props }: ComponentProps<"button"> & { isBusy: boolean }) {
  return (
    <button
      type="button"
      {...props}
      aria-disabled={isBusy || undefined}
      onClick={(event) => {
        if (isBusy) event.preventDefault();
        else onClick?.(event);
      }}
    />
  );
}
