/** Control characters, and halves of a surrogate pair, which would all be sent as the same replacement character. */
const unfit = /[\p{Cc}\p{Cs}]/u;

/** Whether a value can be a user's id: text of 1 to 250 characters, not blank, without control characters. */
export function isExternalUserId(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "" && [...value].length <= 250 && !unfit.test(value);
}
