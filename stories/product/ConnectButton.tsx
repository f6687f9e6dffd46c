import { type ReactNode, useId } from "react";

/**
 * Connects another account. With a `reason` it does nothing and says why, and stays where the keyboard finds it: a
 * button with `disabled` is skipped, and whoever cannot see it would never learn of it.
 */
export function ConnectButton({ reason }: { reason?: ReactNode }) {
  const id = useId();
  const isOff = reason !== undefined && reason !== null;
  return (
    <>
      <button
        type="button"
        className="button"
        aria-disabled={isOff || undefined}
        aria-describedby={isOff ? id : undefined}
      >
        Connect another account
      </button>
      {isOff && (
        <p className="reason" id={id}>
          {reason}
        </p>
      )}
    </>
  );
}
