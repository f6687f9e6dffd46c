import { useState } from "react";

/** Runs what a click asks for, and says whether it is under way or has failed. */
export function usePending() {
  const [state, setState] = useState<"idle" | "pending" | "failed">("idle");
  const run = async (task: () => Promise<unknown>) => {
    setState("pending");
    try {
      await task();
      setState("idle");
    } catch {
      setState("failed");
    }
  };
  return { isPending: state === "pending", failed: state === "failed", run };
}
