import { connectTokenError } from "./browserCatalogue.js";

/**
 * Refuses an option that cannot be used.
 *
 * @throws ConnectTokenError `invalid_options`
 */
export function check(isRight: boolean, option: string, problem: string): asserts isRight {
  if (!isRight) throw connectTokenError("invalid_options", { option, problem });
}
