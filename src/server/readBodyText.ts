import { serverError } from "../errors/serverCatalogue.js";
import type { HandlerSettings } from "./HandlerSettings.js";
import { withTimeLimit } from "./withTimeLimit.js";

/** 16 kB: a token request needs a few hundred bytes. */
export const longestBody = 16_384;

/**
 * The text of a body, not more than {@link longestBody}; `null` when there is more, of which nothing further is read.
 *
 * @param parsed What the framework has read already, if it has: `context.body`.
 * @throws ConnectTokenError `invalid_request` when it cannot be read, or takes longer than `authenticate` may
 */
export async function readBodyText(
  request: Request,
  parsed: unknown,
  { environment, authenticateTimeoutMs: timeoutMs }: BodyLimits,
): Promise<string | null> {
  if (parsed !== undefined) {
    const text = textOf(parsed);
    return new TextEncoder().encode(text).byteLength > longestBody ? null : text;
  }
  if (request.body === null) return "";
  if (isBodyTaken(request))
    throw invalid("its body was read by something in front; pass it on as context.body");
  const reader = request.body.getReader();
  const late = () => invalid(`its body did not come within ${timeoutMs} ms`);
  return withTimeLimit(environment, timeoutMs, late, ({ signal }) => {
    signal.addEventListener("abort", () => letGo(reader), { once: true });
    return readText(reader);
  });
}

type BodyLimits = Pick<HandlerSettings<never, never>, "environment" | "authenticateTimeoutMs">;
type Reader = ReadableStreamDefaultReader<Uint8Array>;

async function readText(reader: Reader): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = "";
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      length += value.byteLength;
      if (length > longestBody) {
        letGo(reader);
        return null;
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    throw invalid("its body broke off");
  }
}

function letGo(reader: Reader): void {
  reader.cancel().catch(() => {});
}

/** Whether something else has read the body, or holds it: then it can be neither read nor cloned. */
export function isBodyTaken({ body, bodyUsed }: Request): boolean {
  return bodyUsed || body?.locked === true;
}

function textOf(parsed: unknown): string {
  if (parsed === null) return "";
  if (typeof parsed === "string") return parsed;
  if (parsed instanceof Uint8Array) return new TextDecoder().decode(parsed);
  try {
    return JSON.stringify(parsed) ?? "";
  } catch {
    throw invalid("context.body cannot be read");
  }
}

function invalid(problem: string) {
  return serverError("invalid_request", { problem });
}
