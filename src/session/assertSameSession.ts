import { check } from "../errors/check.js";
import type { CheckedOptions } from "./checkOptions.js";

/**
 * Refuses options that need another session.
 *
 * @throws ConnectTokenError `invalid_options`
 */
export function assertSameSession(own: CheckedOptions, next: CheckedOptions): void {
  for (const option of ["externalUserId", "baseUrl", "projectEnvironment"] as const) {
    check(next[option] === own[option], "session", `cannot change its ${option}`);
  }
}
