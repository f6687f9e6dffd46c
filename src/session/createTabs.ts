import { type Clock, elapsedMs, type Instant } from "../environment/Clock.js";
import type { Environment } from "../environment/Environment.js";
import { eitherSignal } from "../environment/eitherSignal.js";
import { hold, type Locks } from "../environment/locks.js";
import type { Channel } from "../environment/openChannel.js";
import { fieldsOf } from "../token/fieldsOf.js";
import type { TabMessage } from "./TabMessage.js";

/** How long a message may take to be heard in every tab that does not stand still. */
const messageMs = 250;

/** All sessions of one key, in this page and in other tabs: whose turn it is to fetch, and what they tell each other. */
export function createTabs(
  environment: Environment,
  clock: Clock,
  heard: (message: Partial<TabMessage>) => void,
) {
  const { timer } = environment;
  let ownKey: string | null = null;
  let channel: Channel | undefined;
  /** Held as long as there is a token to give. */
  let offered: AbortController | null = null;
  let lingering: AbortController | undefined;
  /** The lock that is waited for: those before it are held by pages that stand still. */
  let current = 0;
  /** Somebody else has the turn, so that it is waited for anew. */
  let waitOn: (() => void) | null = null;
  let waitedForMs = 0;
  let waitingSince: Instant | null = null;

  /** Listens to the sessions of this key; `null`: works alone. */
  function open(key: string | null): void {
    if (key === ownKey) return;
    close();
    ownKey = key;
    current = 0;
    if (key === null || environment.locks() === undefined) return;
    channel = environment.openChannel(key, (message) => {
      const { key: its, type, number } = fieldsOf(message);
      if (its !== key) return;
      if (type === "turn") hearOfTurn(number);
      else heard(message as Partial<TabMessage>); // what it holds is checked where it is used
    });
  }

  /** Lets go of the channel, and of each lock that nothing is on its way under. */
  function close(): void {
    ownKey = null;
    channel?.close();
    channel = undefined;
    lingering?.abort();
    withdraw();
  }

  function post(message: TabMessage): void {
    channel?.post({ ...message, key: ownKey });
  }

  /** Lets others know that there is a token to ask for. */
  function offer(): void {
    const locks = sharedLocks();
    if (locks === undefined || offered !== null) return;
    offered = new AbortController();
    void hold(locks, lockName("token"), { mode: "shared" }, offered.signal);
  }

  function withdraw(): void {
    offered?.abort();
    offered = null;
  }

  /** For how long, in ms, other tabs were waited for until now. */
  function waitedMs(now: Instant): number {
    return waitedForMs + (waitingSince === null ? 0 : elapsedMs(waitingSince, now));
  }

  /**
   * Runs when no other session of the key does; at once where they cannot agree.
   *
   * @param flight Ends the wait; it is then not run.
   * @param isAsking Whether the others are asked for their token first. It comes as a message.
   * @param run Resolves to whether the others were told something.
   */
  async function alone(
    flight: AbortSignal,
    timeoutMs: number,
    isAsking: () => boolean,
    run: () => Promise<boolean>,
  ): Promise<void> {
    const locks = sharedLocks();
    const turn = eitherSignal(flight);
    if (locks !== undefined) {
      const since = clock();
      waitingSince = since;
      const isMine = await takeTurn(locks, turn.signal, timeoutMs);
      if (isMine && isAsking()) await ask(locks, turn.signal);
      waitedForMs += elapsedMs(since, clock());
      if (waitingSince === since) waitingSince = null;
    }
    if (!flight.aborted) tellTurn();
    if (!flight.aborted && (await run())) linger(turn);
    else turn.abort();
  }

  function tellTurn(): void {
    post({ type: "turn", number: current });
  }

  /** Somebody has the turn: it is waited for anew, and under that lock if it comes before the own one. */
  function hearOfTurn(number: unknown): void {
    if (typeof number === "number" && number >= 0) current = Math.min(current, Math.floor(number));
    waitOn?.();
  }

  function sharedLocks(): Locks | undefined {
    return channel && environment.locks();
  }

  /** @returns Whether a lock is held until `turn` is aborted; else it was aborted, or the API refuses. */
  async function takeTurn(locks: Locks, turn: AbortSignal, timeoutMs: number): Promise<boolean> {
    lingering?.abort();
    while (!turn.aborted) {
      const number = current;
      const over = eitherSignal(turn);
      let stopTimer = () => {};
      const waitOnHere = () => {
        stopTimer();
        if (current < number) return over.abort();
        const moveOn = () => {
          current = number + 1;
          over.abort();
        };
        stopTimer = timer(moveOn, timeoutMs + messageMs);
      };
      waitOnHere();
      waitOn = waitOnHere;
      const isHeld = await hold(locks, lockName(number), {}, over.signal);
      stopTimer();
      if (waitOn === waitOnHere) waitOn = null;
      if (over.signal.aborted) continue;
      if (isHeld) await moveBack(locks, turn);
      return isHeld;
    }
    return false;
  }

  /**
   * Back to a lock whose page does not stand still any more, without letting go of the one that the others wait for:
   * until they have heard where to wait, nobody runs beside.
   */
  async function moveBack(locks: Locks, turn: AbortSignal): Promise<void> {
    for (let number = 0; number < current; number++)
      if (await hold(locks, lockName(number), { ifAvailable: true }, turn)) current = number;
  }

  function lockName(what: number | "token"): string {
    return `${ownKey} ${what}`;
  }

  /** Lets the others send their token, if any of them has one. */
  async function ask(locks: Locks, turn: AbortSignal): Promise<void> {
    const probe = new AbortController();
    const isOffered = !(await hold(locks, lockName("token"), { ifAvailable: true }, probe.signal));
    probe.abort();
    if (!isOffered || turn.aborted) return;
    tellTurn(); // who waits for this one would else count this wait as the call's
    post({ type: "ask" });
    await untilHeard(turn);
  }

  /** Keeps the turn until what was told is heard, so that nobody asks for what is on its way. */
  function linger(turn: AbortController): void {
    // Its own next fetch would wait for it in vain.
    if (channel === undefined || waitOn !== null) return turn.abort();
    lingering = turn;
    void untilHeard(turn.signal).then(() => turn.abort());
  }

  /** Until what was told is heard by everybody, or the turn is over. */
  function untilHeard(turn: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        stopTimer();
        resolve();
      };
      const stopTimer = timer(end, messageMs);
      turn.addEventListener("abort", end);
      if (turn.aborted) end();
    });
  }

  return { open, close, post, offer, withdraw, waitedMs, alone };
}
