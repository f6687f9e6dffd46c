import { PassThrough } from "node:stream";
import type { ReactNode } from "react";
import { renderToPipeableStream } from "react-dom/server";
import { vi } from "vitest";
import type { Page } from "./Page.js";

/**
 * The page as a server streams it, by modules of its own: a server and a browser share none. `first` is what is sent
 * before anything that suspends is there; `whole` has waited for everything, as a cache keeps it.
 */
export async function streamPage(
  show: (page: typeof Page) => ReactNode,
): Promise<{ first: string; whole: string }> {
  vi.resetModules();
  const { Page } = await import("./Page.js");
  const [first] = await render(show(Page), "onShellReady");
  const whole = await render(show(Page), "onAllReady");
  return { first: first ?? "", whole: whole.join("") };
}

function render(node: ReactNode, when: "onShellReady" | "onAllReady"): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const chunks: string[] = [];
    const output = new PassThrough();
    output.setEncoding("utf8");
    output.on("data", (chunk: string) => chunks.push(chunk));
    output.on("end", () => resolve(chunks));
    const { pipe } = renderToPipeableStream(node, { onError: reject, [when]: () => pipe(output) });
  });
}
