const outcomes = /* @__PURE__ */ new WeakMap<object, unknown>();

/** What promises have brought, whichever session they were given to. */
export const arrived: Pick<WeakMap<object, unknown>, "has" | "get"> = outcomes;

/** When a promise is there, kept or broken: a rejection that is nobody's would end Node. */
export function arrivalOf(promise: object): Promise<void> {
  const settle = (outcome: unknown) => void outcomes.set(promise, outcome);
  return Promise.resolve(promise).then(settle, settle);
}
