import type { Clock } from "../environment/Clock.js";
import type { ConnectTokenError } from "../errors/ConnectTokenError.js";
import { hint } from "../errors/hintCatalogue.js";
import type { ConnectTokenEvent } from "./ConnectTokenEvent.js";

type Listener = (event: ConnectTokenEvent) => void;

export type SessionEvents = ReturnType<typeof createSessionEvents>;

/** Tells listeners what happens to a session, and developers what they may have overlooked. */
export function createSessionEvents(clock: Clock, externalUserId: string | null) {
  const listeners = new Set<Listener>();
  const warned = new Set<string>();

  function listen(listener: Listener): () => void {
    const own: Listener = (event) => listener(event); // the same function may be given twice, and taken back once
    listeners.add(own);
    return () => listeners.delete(own);
  }

  function emit(event: Omit<ConnectTokenEvent, "at" | "externalUserId">): void {
    const told = { ...event, at: new Date(clock().wall), externalUserId };
    for (const listener of [...listeners]) guard(listener)(told);
  }

  /** A hint: an event, and in development one line on the console; once per code, or per `key` where one is given. */
  function warn<Code extends Parameters<typeof hint>[0]>(
    code: Code,
    facts: Parameters<typeof hint<Code>>[1],
    key: string = code,
  ): void {
    if (warned.has(key)) return;
    warned.add(key);
    if (process.env.NODE_ENV !== "production")
      // biome-ignore lint/suspicious/noConsole: the one place where a hint for developers goes.
      console.warn(`react-connect-token: ${code}: ${hint(code, facts).message}`);
    emit({ type: "warning", code });
  }

  /**
   * Why no token comes, where a developer has to mend it: in development one line on the console, once per code. A sign-in
   * that has ended and a refusal are everyday, and in a test a failure is mostly meant.
   */
  function explain({ code, message }: ConnectTokenError): void {
    const isEveryday = code === "callback_unauthorized" || code === "callback_forbidden";
    if (process.env.NODE_ENV !== "development" || isEveryday || warned.has(code)) return;
    warned.add(code); // no hint has the code of a failure that is final
    // biome-ignore lint/suspicious/noConsole: the other place where a word for developers goes.
    console.warn(`react-connect-token: ${code}: ${message}`);
  }

  /** Makes a listener that harms nobody when it throws. */
  function guard<Told>(listener: (told: Told) => void): (told: Told) => void {
    return (told) => {
      try {
        listener(told);
      } catch {
        warn("throwing_listener", {});
      }
    };
  }

  return { listen, emit, warn, explain, guard };
}
