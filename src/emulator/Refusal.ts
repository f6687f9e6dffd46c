import { jsonResponse } from "./jsonResponse.js";

/** Thrown to answer with an error: the status, the body as JSON, and further headers. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
    super(`refused with ${status}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }

  toResponse(): Response {
    return jsonResponse(this.body, this.status, this.headers);
  }
}

/** A 400 in the form of the documented `ErrorResponse`. */
export const badRequest = (error: string, details?: unknown): Refusal =>
  new Refusal(400, details === undefined ? { error } : { error, details });
