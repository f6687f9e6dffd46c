import { act } from "@testing-library/react";
import type { ReactNode } from "react";
import { hydrateRoot, type Root } from "react-dom/client";
import { onTestFinished } from "vitest";
import { settle } from "../world.js";

/** Puts a server's HTML on the page and hydrates it; a mismatch, which React would only mend, is thrown. */
export async function hydrate(html: string, app: ReactNode): Promise<HTMLElement> {
  const container = document.createElement("div");
  container.innerHTML = html;
  document.body.append(container);
  let root: Root | undefined;
  const mended: unknown[] = [];
  onTestFinished(() => {
    act(() => root?.unmount());
    container.remove();
    if (mended.length > 0) throw mended[0];
  });
  await act(async () => {
    root = hydrateRoot(container, app, { onRecoverableError: (error) => mended.push(error) });
    await settle();
  });
  return container;
}
