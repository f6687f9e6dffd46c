/** What the page itself says, before anything was chosen. */
const own = new Map<string, string | null>();

/** Sets attributes of the html element; `undefined`: as the page has it by itself. */
export function setOnPage(attributes: Readonly<Record<string, string | undefined>>): void {
  const root = document.documentElement;
  for (const [name, value] of Object.entries(attributes)) {
    if (!own.has(name)) own.set(name, root.getAttribute(name));
    const next = value ?? own.get(name);
    if (next === null || next === undefined) root.removeAttribute(name);
    else root.setAttribute(name, next);
  }
}
