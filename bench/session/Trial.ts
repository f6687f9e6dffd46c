import { createBrowser, type Tab } from "./createBrowser.js";
import type { Holder, HolderKind } from "./Holder.js";
import { SimulatedRoute } from "./SimulatedRoute.js";
import { inSimulatedTime, type SimulatedTime } from "./SimulatedTime.js";

/** One holder in a simulated world, and what became of the calls it got. */
export class Trial {
  readonly time: SimulatedTime;
  readonly route: SimulatedRoute;
  readonly kind: HolderKind;
  readonly browser = createBrowser();
  readonly tab = this.browser.openTab();
  /** Tokens that were handed out, in order. */
  readonly handedOut: string[] = [];
  /** Of these, tokens past their end. */
  lapsed = 0;
  /** Of these, tokens with less to live than 30 s or a tenth of their life, so that they may lapse on the wire. */
  late = 0;
  readonly failures: { readonly at: number; readonly reason: unknown }[] = [];
  /** Calls that nobody has answered yet. */
  open = 0;
  /** What nobody caught: Node ends a process for one, a browser puts it on the console. */
  unhandled = 0;
  readonly #floorMs: number;

  constructor(time: SimulatedTime, kind: HolderKind, life: number) {
    this.time = time;
    this.kind = kind;
    this.route = new SimulatedRoute(time, life);
    this.#floorMs = Math.min(30_000, life * 100);
  }

  create(user = "alice", tab: Tab = this.tab): Holder {
    return this.kind.create({ route: this.route, user, tab });
  }

  /** Calls and goes on; what becomes of the call is written down. */
  watch(call: Promise<string>): void {
    this.open++;
    call.then(
      (token) => {
        this.open--;
        this.handedOut.push(token);
        const remainingMs = this.route.remainingMs(token);
        if (remainingMs <= 0) this.lapsed++;
        else if (remainingMs <= this.#floorMs) this.late++;
      },
      (reason: unknown) => {
        this.open--;
        this.failures.push({ at: this.time.elapsedMs, reason });
      },
    );
  }

  /** Asks for the token again and again, as an app does that calls an API. */
  async poll(holder: Holder, { everyMs, forMs }: { everyMs: number; forMs: number }): Promise<void> {
    for (let waitedMs = 0; waitedMs < forMs; waitedMs += everyMs) {
      this.watch(holder.getToken());
      await this.time.advance(everyMs);
    }
  }

  /** A turn of the real event loop, after which everything unhandled is told. */
  async turn(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
  }

  failuresSince(elapsedMs: number): number {
    return this.failures.filter(({ at }) => at >= elapsedMs).length;
  }
}

/** Gives a holder a world of its own, where tokens live `life` seconds. */
export async function inTrial<Result>(
  kind: HolderKind,
  life: number,
  run: (trial: Trial) => Promise<Result>,
): Promise<Result> {
  return inSimulatedTime(async (time) => {
    const trial = new Trial(time, kind, life);
    const count = () => trial.unhandled++;
    process.on("unhandledRejection", count);
    try {
      return await run(trial);
    } finally {
      await trial.turn();
      process.off("unhandledRejection", count);
    }
  });
}
