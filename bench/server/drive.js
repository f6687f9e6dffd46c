import { pageRequest } from "./contenders.js";

/** Asks a route so many times, so many at once; resolves to what each request took, in ms. */
export async function drive(route, { requests, concurrency }) {
  const took = [];
  let left = requests;
  const visitor = async () => {
    while (left > 0) {
      left--;
      const start = performance.now();
      const response = await route(pageRequest());
      const { token } = await response.json();
      took.push(performance.now() - start);
      if (token === undefined) throw new Error(`no token: ${response.status}`);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, visitor));
  return took;
}

export function percentile(numbers, percent) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))];
}
