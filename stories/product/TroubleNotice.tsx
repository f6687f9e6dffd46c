import { type ConnectTokenState, useConnectToken } from "react-connect-token";

/** What a user needs to know while something is wrong, and that nothing is lost. */
export function TroubleNotice() {
  const trouble = troubleOf(useConnectToken());
  if (trouble === null) return null;
  const [title, words] = trouble;
  return (
    <p className="notice">
      <strong>{title}</strong>
      {words}
    </p>
  );
}

function troubleOf(state: ConnectTokenState): readonly [title: string, words: string] | null {
  if (state.status === "expired") {
    return [
      "Reconnecting to your accounts",
      "You can keep reading and typing. Changes are saved once we are back.",
    ];
  }
  if (state.status !== "ready" || state.error === undefined) return null;
  return state.retryAt === undefined
    ? ["Access cannot be renewed", "Save your work and sign in again soon. For now everything works."]
    : ["Renewing access takes longer than usual", "Everything works meanwhile. We try again by ourselves."];
}
