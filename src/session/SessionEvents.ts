import type { Clock } from "../environment/Clock.js";
import { hint } from "../errors/hintCatalogue.js";
import type { ConnectTokenEvent } from "./ConnectTokenEvent.js";

type Listener = (event: ConnectTokenEvent) => void;

/** Tells listeners what happens to a session, and developers what they may have overlooked. */
export class SessionEvents {
  readonly #listeners = new Set<Listener>();
  readonly #warned = new Set<string>();
  readonly #clock: Clock;
  readonly #externalUserId: string | null;

  constructor(clock: Clock, externalUserId: string | null) {
    this.#clock = clock;
    this.#externalUserId = externalUserId;
  }

  listen(listener: Listener): () => void {
    const own: Listener = (event) => listener(event); // the same function may be given twice, and taken back once
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  emit(event: Omit<ConnectTokenEvent, "at" | "externalUserId">): void {
    const told = { ...event, at: new Date(this.#clock().wall), externalUserId: this.#externalUserId };
    for (const listener of [...this.#listeners]) this.guard(listener)(told);
  }

  /** A hint: an event, and in development one line on the console; once per code, or per `key` where one is given. */
  warn<Code extends Parameters<typeof hint>[0]>(
    code: Code,
    facts: Parameters<typeof hint<Code>>[1],
    key: string = code,
  ): void {
    if (this.#warned.has(key)) return;
    this.#warned.add(key);
    if (process.env.NODE_ENV !== "production")
      // biome-ignore lint/suspicious/noConsole: the one place where a hint for developers goes.
      console.warn(`react-connect-token: ${code}: ${hint(code, facts).message}`);
    this.emit({ type: "warning", code });
  }

  /** Makes a listener that harms nobody when it throws. */
  guard<Told>(listener: (told: Told) => void): (told: Told) => void {
    return (told) => {
      try {
        listener(told);
      } catch {
        this.warn("throwing_listener", {});
      }
    };
  }
}
