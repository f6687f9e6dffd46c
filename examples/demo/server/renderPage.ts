import type { PageData } from "../PageData.js";

/** The page, with what it has to know from the start. */
export function renderPage(html: string, data: PageData): Response {
  // A `<` within a script element could end it.
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  return new Response(
    html.replace('>"page-data"<', () => `>${json}<`),
    {
      headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
    },
  );
}
