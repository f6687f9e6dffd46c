/**
 * What of a page's text cannot be read where it stands, as far as boxes tell: a page that scrolls sideways, text that
 * sticks out of its own box, that is cut off by a box around it, or that stands upon other text. It runs in the page,
 * so all it needs is inside.
 */
export function findCutOff(): string[] {
  const faults: string[] = [];
  const root = document.documentElement;
  // A play may have scrolled; what stays at the top then covers what goes by, as it is meant to.
  window.scrollTo(0, 0);
  if (root.scrollWidth > root.clientWidth) {
    const widest = [...document.body.querySelectorAll("*")].findLast(
      (each) => each.getBoundingClientRect().right > root.clientWidth + 1,
    );
    const cause = widest === undefined ? "" : `, for one by ${nameOf(widest)}`;
    faults.push(`the page is ${root.scrollWidth} px wide, and ${root.clientWidth} px are seen${cause}`);
  }

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const lines: { words: string; rect: DOMRect }[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const words = node.textContent?.trim().replace(/\s+/g, " ").slice(0, 60);
    if (!words || element === null || !isSeen(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const found = new Set<string>();
    for (const each of range.getClientRects()) {
      const rect = core(each);
      const fault = faultOf(element, rect);
      if (fault !== undefined) found.add(`"${words}" ${fault}`);
      if (isScrolledAway(element, rect)) continue;
      const other = lines.find((line) => overlaps(line.rect, rect));
      if (other !== undefined) found.add(`"${words}" stands upon "${other.words}"`);
      lines.push({ words, rect });
    }
    faults.push(...found);
  }
  return faults;

  /** Where letters are: fonts reserve more above and below than most of them use. */
  function core({ x, y, width, height }: DOMRect): DOMRect {
    return new DOMRect(x, y + height * 0.2, width, height * 0.6);
  }

  function isSeen(element: Element): boolean {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    // Text for screen readers alone stands in a box of a pixel.
    for (let each: Element | null = element; each !== null; each = each.parentElement) {
      const { width, height } = each.getBoundingClientRect();
      const clips = getComputedStyle(each).overflow !== "visible";
      if (clips && width <= 1 && height <= 1) return false;
    }
    return true;
  }

  function faultOf(element: Element, rect: DOMRect): string | undefined {
    let isOwn = true;
    for (let box: Element | null = element; box !== null && box !== document.body; box = box.parentElement) {
      const { display, overflowX, overflowY } = getComputedStyle(box);
      if (display === "inline" || display === "contents") continue;
      if (/auto|scroll/.test(overflowX + overflowY)) return undefined;
      const clips = overflowX !== "visible" || overflowY !== "visible";
      if ((isOwn || clips) && !holds(box.getBoundingClientRect(), rect))
        return `${clips ? "is cut off by" : "sticks out of"} ${nameOf(box)}`;
      isOwn = false;
    }
    return rect.left < -1 ? "stands left of the page" : undefined;
  }

  /** It comes into view by scrolling the box it is in; where it would stand now, other text may. */
  function isScrolledAway(element: Element, rect: DOMRect): boolean {
    for (let box: Element | null = element; box !== null && box !== document.body; box = box.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(box);
      const scrolls = /auto|scroll/.test(overflowX + overflowY);
      if (scrolls && !overlaps(box.getBoundingClientRect(), rect)) return true;
    }
    return false;
  }

  function holds(box: DOMRect, { left, right, top, bottom }: DOMRect): boolean {
    return left >= box.left - 1 && right <= box.right + 1 && top >= box.top - 1 && bottom <= box.bottom + 1;
  }

  function overlaps(one: DOMRect, other: DOMRect): boolean {
    const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    return width > 2 && height > 2;
  }

  function nameOf(box: Element): string {
    const part = box.getAttribute("data-ctok");
    const name = part === null ? box.getAttribute("class") : `[data-ctok=${part}]`;
    return `${box.tagName.toLowerCase()} ${name ?? ""}`.trim();
  }
}
