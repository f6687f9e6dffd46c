import { type ConnectTokenState, useConnectToken } from "react-connect-token";

interface Look {
  readonly tone: "calm" | "good" | "warn" | "danger";
  readonly words: string;
  readonly isBusy?: boolean;
}

/** How the token is doing, in words of the product. It speaks when they change, not each second. */
export function StatusChip() {
  const { tone, words, isBusy = false } = lookOf(useConnectToken());
  return (
    <span className="chip" role="status" data-tone={tone} data-busy={isBusy || undefined}>
      {words}
    </span>
  );
}

function lookOf(state: ConnectTokenState): Look {
  switch (state.status) {
    case "idle":
      return { tone: "calm", words: "Signed out" };
    case "pending":
      return { tone: "calm", words: "Connecting", isBusy: true };
    case "ready":
      if (state.isRefreshing) return { tone: "good", words: "Renewing access", isBusy: true };
      return state.error ? { tone: "warn", words: "Renewal delayed" } : { tone: "good", words: "Connected" };
    case "expired":
      return { tone: "warn", words: "Reconnecting", isBusy: true };
    case "error":
      return state.retryAt === undefined
        ? { tone: "danger", words: "Not connected" }
        : { tone: "warn", words: "Connecting", isBusy: true };
  }
}
