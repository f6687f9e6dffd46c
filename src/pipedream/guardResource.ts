import type { PipedreamClient } from "@pipedream/sdk/browser";
import type { ConnectTokenSession } from "../session/ConnectTokenSession.js";
import { guardCall, type OpenClient } from "./guardCall.js";
import { guardMembers } from "./guardMembers.js";

/** One resource of the client, such as `accounts`, each method of which is a guarded call. */
export function guardResource(
  session: ConnectTokenSession,
  open: OpenClient,
  name: string,
  resource: object,
): object {
  return guardMembers(resource, (read) => {
    const method = read();
    if (typeof method !== "function") return method;
    return (...args: unknown[]) => {
      const call = (client: PipedreamClient): unknown =>
        Reflect.apply(method, Reflect.get(client, name), args);
      return guardCall(session, open, call, signalOf(args));
    };
  });
}

/** The SDK takes its request's options last. */
function signalOf(args: readonly unknown[]): AbortSignal | undefined {
  const options = args.at(-1);
  if (typeof options !== "object" || options === null || !("abortSignal" in options)) return undefined;
  return options.abortSignal instanceof AbortSignal ? options.abortSignal : undefined;
}
