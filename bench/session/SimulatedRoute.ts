import { beginning, type SimulatedTime } from "./SimulatedTime.js";

/** What the app's own route answers, as JSON. The token is a JWT, which is all that some holders read of an answer. */
export interface RouteAnswer {
  readonly token: string;
  readonly expires_at: string;
  readonly expires_in: number;
  readonly scope: string;
  readonly external_user_id: string;
}

interface Call {
  /** Simulated ms since the beginning. */
  readonly at: number;
  readonly user: string;
}

/** A token route whose clock is right, whatever the device believes. */
export class SimulatedRoute {
  readonly calls: Call[] = [];
  /** The most calls that were in flight at once. */
  mostInFlight = 0;
  latencyMs = 100;
  /** Dates reach the holder as the text that JSON makes of them, whatever its type asks for. */
  hasTextDates = false;
  /** `hang`: an answer comes when {@link answerHanging} is called. */
  behaviour: "answer" | "fail" | "hang" = "answer";
  readonly #time: SimulatedTime;
  readonly #life: number;
  readonly #tokens = new Map<string, { readonly endsAtMs: number; readonly call: number }>();
  readonly #hanging: (() => void)[] = [];
  #inFlight = 0;

  /** @param life Seconds that its tokens live. */
  constructor(time: SimulatedTime, life: number) {
    this.#time = time;
    this.#life = life;
  }

  /** @throws Error when it is down */
  async ask(user: string): Promise<RouteAnswer> {
    const { behaviour } = this;
    const call = this.calls.push({ at: this.#time.elapsedMs, user });
    this.mostInFlight = Math.max(this.mostInFlight, ++this.#inFlight);
    await new Promise<void>((resolve) => {
      if (behaviour === "hang") this.#hanging.push(resolve);
      else setTimeout(resolve, this.latencyMs);
    });
    this.#inFlight--;
    if (behaviour === "fail") throw new Error("The route is down.");
    return this.#mint(user, call);
  }

  /** Answers every call that hangs. */
  answerHanging(): void {
    for (const answer of this.#hanging.splice(0)) answer();
  }

  /** Ms that a token lives on by the route's clock; negative when it has lapsed. */
  remainingMs(token: string): number {
    return (this.#tokens.get(token)?.endsAtMs ?? 0) - this.#time.elapsedMs;
  }

  /** By which call a token was made, counted from 1. */
  callOf(token: string): number {
    return this.#tokens.get(token)?.call ?? 0;
  }

  /** How many calls there were from then on. */
  callsSince(elapsedMs: number): number {
    return this.calls.filter(({ at }) => at >= elapsedMs).length;
  }

  #mint(user: string, call: number): RouteAnswer {
    const endsAtMs = this.#time.elapsedMs + this.#life * 1_000;
    const end = beginning + endsAtMs;
    const claims = { sub: user, jti: String(call), exp: Math.floor(end / 1_000) };
    const token = [{ alg: "none" }, claims, call].map(encode).join(".");
    this.#tokens.set(token, { endsAtMs, call });
    return {
      token,
      expires_at: new Date(end).toISOString(),
      expires_in: this.#life,
      scope: "connect:*",
      external_user_id: user,
    };
  }
}

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}
