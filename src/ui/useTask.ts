"use client";
import { useState } from "react";

/** Runs what a click asks for, once at a time: how it is going, and whether it failed the last time. */
export function useTask(task: () => unknown) {
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const run = async () => {
    setState("busy");
    await Promise.resolve()
      .then(task)
      .then(
        () => setState("idle"),
        () => setState("failed"),
      );
  };
  return { isBusy: state === "busy", hasFailed: state === "failed", run };
}
