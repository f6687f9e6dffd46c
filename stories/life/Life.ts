import { type ConnectTest, createConnectTest } from "react-connect-token/testing";
import { chapterAt, chapters, endSeconds } from "./chapters.js";

/** A token on the line: when it came, when it ends, and which attempts have failed so far. */
export interface LifeSoFar {
  readonly nowSeconds: number;
  readonly tokens: readonly { readonly from: number; readonly to: number }[];
  readonly failedAt: readonly number[];
}

const lifeSeconds = 600;

/** One run through the chapters: a real session, its clock, and what has happened on it. */
export class Life {
  readonly connect: ConnectTest = createConnectTest({ externalUserId: "ana", expiresIn: lifeSeconds });
  readonly #listeners = new Set<() => void>();
  #turn: Promise<void> = Promise.resolve();
  #soFar: LifeSoFar = { nowSeconds: 0, tokens: [], failedAt: [] };

  constructor() {
    const start = this.connect.session.environment.clock().wall;
    this.connect.session.onEvent(({ type, at }) => {
      const seconds = (at.getTime() - start) / 1_000;
      const { tokens, failedAt } = this.#soFar;
      if (type === "ready" || type === "refreshed")
        this.#tell({ tokens: [...tokens, { from: seconds, to: seconds + lifeSeconds }] });
      if (type === "failed") this.#tell({ failedAt: [...failedAt, seconds] });
    });
  }

  readonly soFar = (): LifeSoFar => this.#soFar;

  readonly listen = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Lets time go by, one call after the other. */
  readonly advance = (ms: number): Promise<void> => this.#inTurn(() => this.#advance(ms));

  /** On to the next chapter, at once. */
  readonly skip = (): Promise<void> =>
    this.#inTurn(() => {
      const { nowSeconds } = this.#soFar;
      const next = chapters[chapterAt(nowSeconds) + 1]?.atSeconds ?? endSeconds;
      return this.#advance((next - nowSeconds) * 1_000);
    });

  #inTurn(step: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(step);
    return this.#turn;
  }

  /** Chapter by chapter, so that each happens at its second however fast the clock runs. */
  async #advance(ms: number): Promise<void> {
    const end = Math.min(this.#soFar.nowSeconds + ms / 1_000, endSeconds);
    for (;;) {
      const { nowSeconds } = this.#soFar;
      const next = chapters[chapterAt(nowSeconds) + 1];
      const until = Math.min(next?.atSeconds ?? endSeconds, end);
      await this.connect.advance((until - nowSeconds) * 1_000);
      this.#tell({ nowSeconds: until });
      if (until === next?.atSeconds) await next.happens?.(this.connect);
      if (until >= end) return;
    }
  }

  #tell(news: Partial<LifeSoFar>): void {
    this.#soFar = { ...this.#soFar, ...news };
    for (const listener of this.#listeners) listener();
  }
}
