import { type Clock, elapsedMs, type Instant } from "../environment/Clock.js";
import type { Environment } from "../environment/Environment.js";
import { eitherSignal } from "../environment/eitherSignal.js";
import { hold, type Locks } from "../environment/locks.js";
import type { Channel } from "../environment/openChannel.js";
import type { TabMessage } from "./TabMessage.js";

/** How long a lock is kept after an answer, so that the answer is known everywhere before the next tab has its turn. */
const lingerMs = 100;
/** How long a tab that says it has a token may take to send it; one that was frozen never does. */
const replyMs = 1_000;

/** All sessions of one key, in this page and in other tabs: whose turn it is to fetch, and what they tell each other. */
export class Tabs {
  readonly #environment: Environment;
  readonly #clock: Clock;
  readonly #heard: (message: Partial<TabMessage>) => void;
  #key: string | null = null;
  #channel: Channel | undefined;
  /** Held as long as there is a token to give. */
  #offer: AbortController | null = null;
  #lingering: AbortController | null = null;
  /** The lock that is waited for: those before it are held by pages that stand still. */
  #number = 0;
  #waitedMs = 0;
  #waitingSince: Instant | null = null;

  constructor(environment: Environment, clock: Clock, heard: (message: Partial<TabMessage>) => void) {
    this.#environment = environment;
    this.#clock = clock;
    this.#heard = heard;
  }

  /** Listens to the sessions of this key; `null`: works alone. */
  open(key: string | null): void {
    if (key === this.#key) return;
    this.close();
    this.#key = key;
    this.#number = 0;
    if (key === null || this.#environment.locks() === undefined) return;
    this.#channel = this.#environment.openChannel(key, (message) => {
      if (Object(message).key === key) this.#heard(message as Partial<TabMessage>); // what it holds is checked where it is used
    });
  }

  /** Lets go of the channel, and of each lock that nothing is on its way under. */
  close(): void {
    this.#key = null;
    this.#channel?.close();
    this.#channel = undefined;
    this.#lingering?.abort();
    this.withdraw();
  }

  post(message: TabMessage): void {
    this.#channel?.post({ ...message, key: this.#key });
  }

  /** Lets others know that there is a token to ask for. */
  offer(): void {
    const locks = this.#sharedLocks;
    if (locks === undefined || this.#offer !== null) return;
    this.#offer = new AbortController();
    void hold(locks, `${this.#key} token`, { mode: "shared" }, this.#offer.signal);
  }

  withdraw(): void {
    this.#offer?.abort();
    this.#offer = null;
  }

  /** For how long, in ms, other tabs were waited for until now. */
  waitedMs(now: Instant): number {
    return this.#waitedMs + (this.#waitingSince === null ? 0 : elapsedMs(this.#waitingSince, now));
  }

  /**
   * Runs when no other session of the key does; at once where they cannot agree.
   *
   * @param flight Ends the wait; it is then not run.
   * @param isAsking Whether the others are asked for their token first. It comes as a message.
   */
  async alone(
    flight: AbortSignal,
    timeoutMs: number,
    isAsking: () => boolean,
    run: () => Promise<void>,
  ): Promise<void> {
    const locks = this.#sharedLocks;
    const turn = eitherSignal(flight);
    if (locks !== undefined) {
      this.#waitingSince = this.#clock();
      const isAgreed = await this.#takeTurn(locks, turn.signal, timeoutMs);
      if (isAgreed && isAsking()) await this.#ask(locks, turn.signal, timeoutMs);
      this.#waitedMs = this.waitedMs(this.#clock());
      this.#waitingSince = null;
    }
    if (!flight.aborted) await run();
    this.#linger(turn);
  }

  get #sharedLocks(): Locks | undefined {
    return this.#channel && this.#environment.locks();
  }

  /** @returns Whether a lock is held until `turn` is aborted; else it was aborted, or the API refuses. */
  async #takeTurn(locks: Locks, turn: AbortSignal, timeoutMs: number): Promise<boolean> {
    this.#lingering?.abort();
    for (let number = 0; !turn.aborted; number++) {
      const name = `${this.#key} ${number}`;
      const isFreeAgain = number < this.#number && (await hold(locks, name, { ifAvailable: true }, turn));
      if (number < this.#number && !isFreeAgain) continue;
      this.#number = number;
      if (isFreeAgain) return true;
      const over = eitherSignal(turn);
      const stopTimer = this.#environment.timer(() => over.abort(), timeoutMs);
      const isHeld = await hold(locks, name, {}, over.signal);
      stopTimer();
      if (isHeld || !over.signal.aborted) return isHeld;
    }
    return false;
  }

  /** Lets the others send their token, if any of them has one. */
  async #ask(locks: Locks, turn: AbortSignal, timeoutMs: number): Promise<void> {
    const probe = new AbortController();
    const isOffered = !(await hold(locks, `${this.#key} token`, { ifAvailable: true }, probe.signal));
    probe.abort();
    if (!isOffered || turn.aborted) return;
    this.post({ type: "ask" });
    await new Promise<void>((resolve) => {
      const stopTimer = this.#environment.timer(resolve, Math.min(replyMs, timeoutMs));
      turn.addEventListener("abort", () => {
        stopTimer();
        resolve();
      });
    });
  }

  #linger(turn: AbortController): void {
    if (this.#channel === undefined) return turn.abort();
    this.#lingering = turn;
    const stopTimer = this.#environment.timer(() => turn.abort(), lingerMs);
    turn.signal.addEventListener("abort", stopTimer);
    if (turn.signal.aborted) stopTimer();
  }
}
