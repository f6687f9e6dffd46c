import { onlineManager } from "@tanstack/query-core";
import type { Port } from "./Port.js";

/** Whether the device believes itself online. A hint: see `session/schedule`. */
export const network: Port<boolean> = {
  read: () => onlineManager.isOnline(),
  watch: (onChange) => onlineManager.subscribe(onChange),
};
