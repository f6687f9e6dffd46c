import { connectTokenError } from "../errors/browserCatalogue.js";
import type { CheckedOptions } from "./checkOptions.js";

/**
 * Refuses options that need another session.
 *
 * @throws ConnectTokenError `invalid_options`
 */
export function assertSameSession(own: CheckedOptions, next: CheckedOptions): void {
  for (const option of ["externalUserId", "baseUrl", "projectEnvironment"] as const) {
    if (next[option] === own[option]) continue;
    throw connectTokenError("invalid_options", { option: "session", problem: `cannot change its ${option}` });
  }
}
