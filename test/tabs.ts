import type { Environment } from "react-connect-token/core";
import { createSwitch, type Switch, type World } from "./world.js";

/** A tab of an origin: the world's clocks and network, and a life of its own. */
export interface Tab extends Environment {
  readonly visibility: Switch;
  /** Stands still: its timers do not ring, and what is sent to it waits. It keeps its locks. */
  freeze(): void;
  thaw(): void;
  /** Goes into the back/forward cache: frozen, and its locks are freed. {@link thaw} brings it back. */
  cache(): void;
  /** Gone, with its locks and channels. Nothing of it runs any more. */
  close(): void;
}

export interface Origin {
  openTab(): Tab;
  /** What is not let go: locks held or waited for, open channels, and timers that tabs set. */
  readonly held: { readonly locks: number; readonly channels: number };
  /** The names of the locks that are held or waited for. */
  readonly heldNames: readonly string[];
  /** Sends on every channel of this name what no session of ours wrote. */
  forge(message: (name: string) => unknown): void;
  /** Every message so far that a session wrote. */
  readonly sent: { readonly name: string; readonly message: unknown }[];
}

interface Held {
  readonly tab: object;
  readonly name: string;
  readonly mode: LockMode;
  readonly free: () => void;
}

interface Wanted extends Held {
  readonly grant: () => void;
}

/** Several tabs of one origin, with locks and channels as browsers have them. */
export function createOrigin(world: World): Origin {
  const held = new Set<Held>();
  const wanted: Wanted[] = [];
  const channels = new Set<{ name: string; tab: object; receive: (message: unknown) => void }>();
  const sent: { name: string; message: unknown }[] = [];

  const isFree = ({ name, mode }: Pick<Held, "name" | "mode">, before: readonly Wanted[]) => {
    const others = [...held, ...before].filter((other) => other.name === name);
    return others.every((other) => mode === "shared" && other.mode === "shared");
  };
  const grantWhatIsFree = () => {
    for (const want of [...wanted]) {
      const place = wanted.indexOf(want);
      if (place < 0 || !isFree(want, wanted.slice(0, place))) continue;
      wanted.splice(place, 1);
      want.grant();
    }
  };
  const send = (name: string, message: unknown, from: unknown) => {
    if (from !== null) sent.push({ name, message });
    for (const channel of [...channels]) {
      if (channel.name === name && channel !== from) channel.receive(structuredClone(message));
    }
  };

  function openTab(): Tab {
    const tab = {};
    const visibility = createSwitch();
    const waking = createSwitch();
    let isFrozen = false;
    let isClosed = false;
    let waiting: (() => void)[] = [];
    const timers = new Set<() => void>();
    /** Now, or when the tab is thawed; never in a tab that is gone. */
    const run = (task: () => void) => {
      if (isClosed) return;
      if (isFrozen) waiting.push(task);
      else task();
    };
    const freeLocks = () => {
      for (const want of [...wanted]) if (want.tab === tab) wanted.splice(wanted.indexOf(want), 1);
      for (const lock of [...held]) if (lock.tab === tab) lock.free();
      grantWhatIsFree();
    };

    function request(...args: unknown[]): Promise<unknown> {
      const [name, { mode = "exclusive", ifAvailable = false, signal }, work] = args as [
        string,
        LockOptions,
        LockGrantedCallback<unknown>,
      ];
      return new Promise((resolve, reject) => {
        const free = () => {
          held.delete(lock);
          grantWhatIsFree();
        };
        const grant = () => {
          signal?.removeEventListener("abort", giveUp);
          held.add(lock);
          // As in a browser the page hears of it later, and what it returns keeps the lock.
          Promise.resolve()
            .then(() => new Promise<void>((go) => run(go)))
            .then(() => work({ name, mode }))
            .finally(free)
            .then(resolve, reject);
        };
        const lock: Wanted = { tab, name, mode, free, grant };
        const giveUp = () => {
          const place = wanted.indexOf(lock);
          if (place >= 0) wanted.splice(place, 1);
          reject(signal?.reason);
          grantWhatIsFree();
        };
        if (signal?.aborted) return giveUp();
        signal?.addEventListener("abort", giveUp);
        if (!ifAvailable) wanted.push(lock);
        else if (isFree(lock, wanted)) return grant();
        else
          Promise.resolve()
            .then(() => work(null))
            .then(resolve, reject);
        grantWhatIsFree();
      });
    }

    return {
      clock: world.clock,
      wallClock: world.wallClock,
      random: world.random,
      network: world.network,
      visibility,
      wake: waking.watch,
      timer(ring, ms) {
        let isStopped = false;
        const stop = world.timer(() => {
          timers.delete(stop);
          // One that is due while the page stands still can be stopped until it rings.
          run(() => {
            if (!isStopped) ring();
          });
        }, ms);
        timers.add(stop);
        return () => {
          isStopped = true;
          timers.delete(stop);
          stop();
        };
      },
      locks: () => ({ request: request as LockManager["request"] }),
      openChannel(name, onMessage) {
        const channel = {
          name,
          tab,
          receive: (message: unknown) =>
            void Promise.resolve().then(() => run(() => channels.has(channel) && onMessage(message))),
        };
        channels.add(channel);
        return {
          post: (message) => send(name, structuredClone(message), channel),
          close: () => channels.delete(channel),
        };
      },
      freeze() {
        isFrozen = true;
      },
      thaw() {
        isFrozen = false;
        const tasks = waiting;
        waiting = [];
        for (const task of tasks) task();
        waking.set(true);
      },
      cache() {
        isFrozen = true;
        freeLocks();
      },
      close() {
        isClosed = true;
        for (const stop of timers) stop();
        for (const channel of [...channels]) if (channel.tab === tab) channels.delete(channel);
        freeLocks();
      },
    };
  }

  return {
    openTab,
    get held() {
      return { locks: held.size + wanted.length, channels: channels.size };
    },
    get heldNames() {
      return [...held, ...wanted].map(({ name }) => name);
    },
    forge(message) {
      for (const name of new Set([...channels].map((channel) => channel.name)))
        send(name, message(name), null);
    },
    sent,
  };
}
