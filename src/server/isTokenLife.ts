/** The longest life of a Connect token, and the one it has when none is asked for: four hours, in seconds. */
export const longestLifeSeconds = 14_400;

/** Whether a value is a life that a Connect token can have: whole seconds from 1 to 14,400. */
export function isTokenLife(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= longestLifeSeconds;
}
