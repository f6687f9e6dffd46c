"use client";
import { useState } from "react";

/** Runs what a click asks for, once at a time: how it is going, and whether it failed the last time. */
export function useTask(task: () => unknown) {
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const run = async () => {
    setState("busy");
    const failed = await Promise.resolve()
      .then(task)
      .then(
        (outcome) => outcome === false,
        () => true,
      );
    setState(failed ? "failed" : "idle");
  };
  return { isBusy: state === "busy", hasFailed: state === "failed", run };
}
