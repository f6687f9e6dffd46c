import { type Clock, elapsedMs, type Instant } from "../environment/Clock.js";
import type { Environment } from "../environment/Environment.js";
import { eitherSignal } from "../environment/eitherSignal.js";
import { hold, type Locks } from "../environment/locks.js";
import type { Channel } from "../environment/openChannel.js";
import type { TabMessage } from "./TabMessage.js";

/** How long a message may take to be heard in every tab that does not stand still. */
const messageMs = 250;

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
  /** Somebody else has the turn, so that it is waited for anew. */
  #waitOn: (() => void) | null = null;
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
      const { key: its, type, number } = Object(message) as { readonly [field: string]: unknown };
      if (its !== key) return;
      if (type === "turn") this.#hearOfTurn(number);
      else this.#heard(message as Partial<TabMessage>); // what it holds is checked where it is used
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
   * @param run Resolves to whether the others were told something.
   */
  async alone(
    flight: AbortSignal,
    timeoutMs: number,
    isAsking: () => boolean,
    run: () => Promise<boolean>,
  ): Promise<void> {
    const locks = this.#sharedLocks;
    const turn = eitherSignal(flight);
    if (locks !== undefined) {
      const since = this.#clock();
      this.#waitingSince = since;
      const isMine = await this.#takeTurn(locks, turn.signal, timeoutMs);
      if (isMine && isAsking()) await this.#ask(locks, turn.signal);
      this.#waitedMs += elapsedMs(since, this.#clock());
      if (this.#waitingSince === since) this.#waitingSince = null;
    }
    if (!flight.aborted) this.post({ type: "turn", number: this.#number });
    if (!flight.aborted && (await run())) this.#linger(turn);
    else turn.abort();
  }

  /** Somebody has the turn: it is waited for anew, and under that lock if it comes before the own one. */
  #hearOfTurn(number: unknown): void {
    if (typeof number === "number" && number >= 0) this.#number = Math.min(this.#number, Math.floor(number));
    this.#waitOn?.();
  }

  get #sharedLocks(): Locks | undefined {
    return this.#channel && this.#environment.locks();
  }

  /** @returns Whether a lock is held until `turn` is aborted; else it was aborted, or the API refuses. */
  async #takeTurn(locks: Locks, turn: AbortSignal, timeoutMs: number): Promise<boolean> {
    this.#lingering?.abort();
    while (!turn.aborted) {
      const number = this.#number;
      const over = eitherSignal(turn);
      let stopTimer = () => {};
      const waitOn = () => {
        stopTimer();
        if (this.#number < number) return over.abort();
        const moveOn = () => {
          this.#number = number + 1;
          over.abort();
        };
        stopTimer = this.#environment.timer(moveOn, timeoutMs + messageMs);
      };
      waitOn();
      this.#waitOn = waitOn;
      const isHeld = await hold(locks, this.#lockName(number), {}, over.signal);
      stopTimer();
      if (this.#waitOn === waitOn) this.#waitOn = null;
      if (over.signal.aborted) continue;
      if (isHeld) await this.#moveBack(locks, turn);
      return isHeld;
    }
    return false;
  }

  /**
   * Back to a lock whose page does not stand still any more, without letting go of the one that the others wait for:
   * until they have heard where to wait, nobody runs beside.
   */
  async #moveBack(locks: Locks, turn: AbortSignal): Promise<void> {
    for (let number = 0; number < this.#number; number++)
      if (await hold(locks, this.#lockName(number), { ifAvailable: true }, turn)) this.#number = number;
  }

  #lockName(number: number): string {
    return `${this.#key} ${number}`;
  }

  /** Lets the others send their token, if any of them has one. */
  async #ask(locks: Locks, turn: AbortSignal): Promise<void> {
    const probe = new AbortController();
    const isOffered = !(await hold(locks, `${this.#key} token`, { ifAvailable: true }, probe.signal));
    probe.abort();
    if (!isOffered || turn.aborted) return;
    this.post({ type: "ask" });
    await new Promise<void>((resolve) => {
      const stopTimer = this.#environment.timer(resolve, messageMs);
      turn.addEventListener("abort", () => {
        stopTimer();
        resolve();
      });
    });
  }

  /** Keeps the turn until what was told is heard, so that nobody asks for what is on its way. */
  #linger(turn: AbortController): void {
    // Its own next fetch would wait for it in vain.
    if (this.#channel === undefined || this.#waitOn !== null) return turn.abort();
    this.#lingering = turn;
    const stopTimer = this.#environment.timer(() => turn.abort(), messageMs);
    turn.signal.addEventListener("abort", stopTimer);
    if (turn.signal.aborted) stopTimer();
  }
}
