import type { Browser, Page } from "playwright-core";

/** A page in a context of its own, as a person with this cookie has it, and what went on in it. */
export async function openPage(browser: Browser, url: string, user: string | null = null) {
  const context = await browser.newContext();
  if (user !== null) await context.addCookies([{ name: "user", value: user, url }]);
  const page = await context.newPage();
  const noise: string[] = [];
  const actions: string[] = [];
  page.on("pageerror", (error) => noise.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) noise.push(message.text());
  });
  page.on("request", (request) => {
    // An action of Next's says in the body's beginning what it was given; a token is asked for by a user's id.
    if (request.headers()["next-action"] !== undefined) actions.push(request.postData() ?? "");
  });
  await page.addInitScript(recordStatuses);
  await page.goto(url);
  return {
    page,
    noise,
    /** How often the page asked for a token. */
    tokenRequests: () => actions.filter((body) => body.includes("externalUserId")).length,
    status: () => page.locator("output").textContent(),
    /** Each status that was ever shown, from the first HTML on. */
    statuses: () => page.evaluate(() => (window as unknown as { statuses: string[] }).statuses),
    press: (name: string) => page.getByRole("button", { name, exact: true }).click(),
    close: () => context.close(),
  };
}

function recordStatuses() {
  const statuses: (string | null)[] = [];
  Object.assign(window, { statuses });
  new MutationObserver(() => {
    // What is streamed waits in a hidden element for its place.
    const shown = document.querySelector("main output")?.textContent;
    if (shown !== undefined && shown !== statuses.at(-1)) statuses.push(shown);
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** Looks at every change of the page from now on; answers how many there were, and those that show both texts. */
export async function watchFor(page: Page, one: string, other: string) {
  await page.evaluate(
    ([one = "", other = ""]) => {
      const watched = { changes: 0, found: [] as string[] };
      new MutationObserver(() => {
        watched.changes++;
        const text = document.body.innerText;
        if (text.includes(one) && text.includes(other)) watched.found.push(text);
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
      Object.assign(window, { watched });
    },
    [one, other],
  );
  return () =>
    page.evaluate(() => (window as unknown as { watched: { changes: number; found: string[] } }).watched);
}
