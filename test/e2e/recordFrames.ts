import type { Page } from "playwright-core";

interface Recording {
  /** Frames and changes looked at in which the named user was signed in. */
  seen: number;
  /** What of the forbidden was there in one of them. */
  found: string[];
}

/**
 * Looks at the page at each frame and after each change of it: from the moment that `user` is shown as signed in,
 * none of `forbidden` may be there, neither as text nor in a field.
 */
export async function recordFrames(page: Page, user: string, forbidden: readonly string[]) {
  await page.evaluate(
    ({ user, forbidden }) => {
      const recording = { seen: 0, found: [] as string[] };
      Object.assign(window, { recording });
      const look = () => {
        if (document.querySelector('[data-testid="signed-in"]')?.textContent !== user) return;
        recording.seen++;
        const fields = [...document.querySelectorAll<HTMLInputElement>("input, textarea, select")];
        const text = [document.body.textContent, ...fields.map(({ value }) => value)].join("\n");
        recording.found.push(...forbidden.filter((word) => text.includes(word)));
      };
      new MutationObserver(look).observe(document, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
      const frame = () => {
        look();
        requestAnimationFrame(frame);
      };
      frame();
    },
    { user, forbidden },
  );
  return () => page.evaluate(() => (window as unknown as { recording: Recording }).recording);
}
