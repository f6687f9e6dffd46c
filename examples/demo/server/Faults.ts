import type { ConnectTokenUser } from "react-connect-token/server";
import type { FaultName } from "../PageData.js";
import { readSession, type Session } from "./sessionCookie.js";

const slowMs = 3_000;
/** A life short enough to watch, whatever the usual one is. */
export const shortLifeSeconds = 30;

/** What is broken on purpose, for each browser's session by itself. */
export class Faults {
  readonly #faults = new Map<string, FaultName>();

  of(session: Session | null): FaultName {
    return (session && this.#faults.get(session.id)) ?? "none";
  }

  set(session: Session, fault: FaultName): void {
    if (fault === "none") this.#faults.delete(session.id);
    else this.#faults.set(session.id, fault);
  }

  /** The answer of a server that is down; `null`, perhaps late, where it is not. */
  async meet(request: Request): Promise<Response | null> {
    const fault = this.of(await readSession(request));
    if (fault === "slow") await new Promise((resolve) => setTimeout(resolve, slowMs));
    return fault === "down" ? new Response("Service Unavailable", { status: 503 }) : null;
  }

  /** What `authenticate` answers: nobody when the sign-in is over, and a shorter life where that is the fault. */
  forUser(session: Session, user: ConnectTokenUser): ConnectTokenUser | null {
    const fault = this.of(session);
    if (fault === "signed_out") return null;
    return fault === "short_life" ? { ...user, expiresIn: shortLifeSeconds } : user;
  }
}

export function isFaultName(value: unknown): value is FaultName {
  const names: readonly unknown[] = ["none", "down", "slow", "signed_out", "short_life"];
  return names.includes(value);
}
