/** The SDK's promise of data that can give the raw response beside it. Its class is not exported, so this is its shape. */
export interface HttpResponsePromise {
  withRawResponse(): Promise<unknown>;
}

export function isHttpResponsePromise(result: unknown): result is HttpResponsePromise & Promise<unknown> {
  return result instanceof Promise && "withRawResponse" in result;
}

/** The same kind of promise as `sample`, for another raw answer. */
export function likeHttpResponsePromise(sample: HttpResponsePromise, raw: Promise<unknown>): unknown {
  // `constructor` is typed as any Function; the class of this promise has the public static `fromPromise`.
  const kind = sample.constructor as unknown as { fromPromise(raw: Promise<unknown>): unknown };
  return kind.fromPromise(raw);
}
