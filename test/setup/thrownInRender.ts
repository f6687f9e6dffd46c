import { afterEach, vi } from "vitest";

const prevent = (event: Event) => event.preventDefault();

/**
 * For a test about an error that a render throws: React tells of it on the console, and 18.2 throws it once more
 * through a DOM event, which jsdom prints unless it is prevented.
 */
export function expectThrownInRender(): void {
  vi.mocked(console.error).mockImplementation(() => {});
  window.addEventListener("error", prevent);
}

afterEach(() => window.removeEventListener("error", prevent));
