const hexDigits = "0123456789abcdef";
const alphanumerics = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

function randomText(length: number, alphabet: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => alphabet.charAt(byte % alphabet.length)).join("");
}

/** Lower-case hexadecimal digits. */
export const randomHex = (length: number): string => randomText(length, hexDigits);

/** An id as the API makes them: a prefix that names the kind, then letters and digits. */
export const randomId = (prefix: string, length = 7): string =>
  `${prefix}_${randomText(length, alphanumerics)}`;
