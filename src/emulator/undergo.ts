import { timer } from "../environment/timer.js";
import { abortable } from "./abortable.js";
import type { ActiveFault } from "./FaultList.js";
import { faultResponse } from "./faultResponse.js";

/** A connection that broke before an answer, as `fetch` tells of it. */
export class BrokenConnection extends TypeError {
  constructor() {
    super("Failed to fetch");
  }
}

/** Lets a fault happen: the answer it gives, or `null` when the API's own is to follow. */
export async function undergo(active: ActiveFault, signal: AbortSignal): Promise<Response | null> {
  const { fault } = active;
  if (fault.delay !== undefined) await abortable(signal, delayed(fault.delay, signal));
  if (fault.hang) await abortable(signal, active.ended);
  if (fault.networkError) throw new BrokenConnection();
  if (fault.hang) return null;
  if (fault.status === undefined && fault.body === undefined && fault.headers === undefined) {
    return fault.delay === undefined ? faultResponse({ ...fault, status: 500 }) : null;
  }
  return faultResponse(fault);
}

function delayed(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const cancel = timer(resolve, ms);
    signal.addEventListener("abort", cancel, { once: true });
  });
}
