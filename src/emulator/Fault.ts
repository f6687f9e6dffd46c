import { connectTokenError } from "../errors/browserCatalogue.js";

/** What goes wrong, and where. With nothing but `path` the answer is a 500; with nothing but `delay` it is only late. */
export interface Fault {
  /**
   * Which requests. A text is the beginning of a path, in whole segments, and a `*` in it stands for any text; a
   * RegExp is tested. Both look at the path in several forms, of which one has to match: with the project's id and
   * without, with `/v1/connect` (or `/v1`) in front and without. So `"/tokens"`, `"/v1/connect/tokens"`,
   * `"/accounts/*"` and `/\/accounts$/` all do; `"/"` is every path.
   */
  readonly path: string | RegExp;
  /** Default: every method but OPTIONS, so that preflights pass. */
  readonly method?: string;
  readonly status?: number;
  /** A text is sent as it is, anything else as JSON. Default: a body such as the API's for this status. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** How many requests it meets before it ends by itself. Default: all. */
  readonly times?: number;
  /** Milliseconds that the answer is held back; really waited for. */
  readonly delay?: number;
  /** No answer before the fault is ended, and then the API's own; an abort of the request ends the wait too. */
  readonly hang?: boolean;
  /** The connection breaks: `fetch` rejects with a TypeError, a served emulator closes the socket. */
  readonly networkError?: boolean;
}

/** Refuses a fault that could not happen as it is written. */
export function checkFault({ path, status, times, delay }: Fault): void {
  const wrong = (option: string, problem: string, fix: string) =>
    connectTokenError("invalid_options", { option: `fail({ ${option} })`, problem, fix });
  if (!(path instanceof RegExp) && !(typeof path === "string" && /^[/*]/.test(path))) {
    throw wrong(
      "path",
      "is no path",
      'Give a RegExp or a text that begins with a slash: "/tokens", "/" for all.',
    );
  }
  if (status !== undefined && !(Number.isInteger(status) && status >= 200 && status <= 599)) {
    throw wrong("status", "is no HTTP status", "Give a whole number from 200 to 599.");
  }
  if (times !== undefined && !(Number.isInteger(times) && times >= 1)) {
    throw wrong("times", "is no count", "Give a whole number from 1, or leave it out.");
  }
  if (delay !== undefined && !(Number.isFinite(delay) && delay >= 0)) {
    throw wrong("delay", "is no duration", "Give milliseconds as a number from 0.");
  }
}
