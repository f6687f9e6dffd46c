import { checkFault, type Fault } from "./Fault.js";

/** A fault that is on. */
export interface ActiveFault {
  readonly fault: Fault;
  readonly matches: (method: string, paths: readonly string[]) => boolean;
  left: number;
  readonly ended: Promise<void>;
  end(): void;
}

/** The faults that are on. */
export class FaultList {
  readonly #active: ActiveFault[] = [];

  add(fault: Fault): () => void {
    checkFault(fault);
    let release = () => {};
    const ended = new Promise<void>((resolve) => {
      release = resolve;
    });
    const active: ActiveFault = {
      fault,
      matches: matcher(fault),
      left: fault.times ?? Number.POSITIVE_INFINITY,
      ended,
      end: () => {
        this.#drop(active);
        release();
      },
    };
    this.#active.push(active);
    return active.end;
  }

  endAll(): void {
    for (const active of [...this.#active]) active.end();
  }

  /** The newest fault that matches; it is counted as met. */
  take(method: string, paths: readonly string[]): ActiveFault | undefined {
    const active = this.#active.findLast((each) => each.left > 0 && each.matches(method, paths));
    if (active === undefined) return undefined;
    active.left -= 1;
    // One that makes requests hang stays until it is ended: they wait for that.
    if (active.left <= 0 && !active.fault.hang) this.#drop(active);
    return active;
  }

  #drop(active: ActiveFault): void {
    const index = this.#active.indexOf(active);
    if (index >= 0) this.#active.splice(index, 1);
  }
}

function matcher({ path, method }: Fault): ActiveFault["matches"] {
  const form = typeof path === "string" ? prefixForm(path) : path;
  return (asked, paths) =>
    (method === undefined ? asked !== "OPTIONS" : asked === method.toUpperCase()) &&
    // A RegExp with the flag g remembers where it stopped; search() starts anew.
    paths.some((each) => each.search(form) >= 0);
}

/** The beginning of a path in whole segments, with `*` for any text. */
function prefixForm(path: string): RegExp {
  const escaped = path.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  return new RegExp(`^${escaped.replace(/\/+$/, "")}(?:/|$)`);
}
