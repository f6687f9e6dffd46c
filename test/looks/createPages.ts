import type { BrowserContext, Page } from "playwright-core";

/** A page with what it has said and failed at since it was taken. */
export interface ListenedPage {
  readonly page: Page;
  readonly noise: string[];
}

/** Pages that are used again; as many as are in use at once. */
export function createPages(context: BrowserContext, site: string) {
  const free: ListenedPage[] = [];
  return {
    async use<Result>(visit: (listened: ListenedPage) => Promise<Result>): Promise<Result> {
      const listened = free.pop() ?? listenTo(await context.newPage(), site);
      listened.noise.length = 0;
      const result = await visit(listened);
      free.push(listened);
      return result;
    },
  };
}

function listenTo(page: Page, site: string): ListenedPage {
  const noise: string[] = [];
  page.on("console", (message) => noise.push(`console.${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => noise.push(`not caught: ${error.message}`));
  page.on("request", (request) => {
    if (!/^(?:data|blob):/.test(request.url()) && !request.url().startsWith(site))
      noise.push(`asks for something that is not of the site: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) noise.push(`${response.status()} for ${response.url()}`);
  });
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // What the page before was still fetching ends when it is left.
    if (reason !== "net::ERR_ABORTED") noise.push(`${reason} for ${request.url()}`);
  });
  return { page, noise };
}
