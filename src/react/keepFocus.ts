/** Where an element stood: what was around it, up to the document. */
interface Place {
  readonly node: Node;
  readonly previous: Node | null;
  readonly next: Node | null;
}

const focusable = "a[href], button, input, select, textarea, summary, [tabindex]";

/**
 * A ref for an element that may vanish while it holds the focus, because what was pressed in it has worked: the focus
 * then goes to what stands in its place, or, with nothing there, to what it stood in. An app that moves the focus
 * itself is left alone.
 *
 * @param target `"place"`, or always what it stood in: `"parent"`.
 */
export function keepFocus(target: "place" | "parent"): (node: HTMLElement | null) => void {
  let held: HTMLElement | null = null;
  return (node) => {
    // React takes a ref away before it takes the element out of the page.
    if (node === null && held !== null && hasFocus(held)) restoreFocus(held, target);
    held = node;
  };
}

function hasFocus(node: HTMLElement): boolean {
  // Of a document, a shadow root, or the top of what is in no page.
  const { activeElement = null } = node.getRootNode() as Partial<DocumentOrShadowRoot>;
  return node.contains(activeElement);
}

/** For when `gone` is about to be taken out of the page: the focus goes where {@link keepFocus} says. */
export function restoreFocus(gone: Element, target: "place" | "parent"): void {
  const { ownerDocument } = gone;
  const places: Place[] = [];
  for (let node: Node | null = gone; node !== null && node !== ownerDocument; node = aroundOf(node))
    places.push({ node, previous: node.previousSibling, next: node.nextSibling });
  // No queueMicrotask, which fake timers stand for.
  void Promise.resolve().then(() => {
    const { activeElement, body } = ownerDocument;
    if (activeElement !== null && activeElement !== body) return;
    const depth = places.findIndex(({ node }) => node.isConnected);
    // None, where it has not gone at all, or all of it has.
    const [place, parent] = [places[depth - 1], places[depth]?.node];
    if (place === undefined || parent === undefined) return;
    const heir = (target === "place" && elementInPlace(place, parent)) || parent;
    // The page itself, where a whole app has gone, has what focus there is; so, too, a shadow root.
    if (heir !== body && isElement(heir)) focusOn(heir);
  });
}

/** A shadow root stands in what it hangs on: a button may be an element with one of its own. */
function aroundOf(node: Node): Node | null {
  const isFragment = node.nodeType === 11; // links have a host as well, which is text
  return node.parentNode ?? (isFragment ? ((node as Partial<ShadowRoot>).host ?? null) : null);
}

/** What has come between the two neighbours of what is gone. */
function elementInPlace({ previous, next }: Place, parent: Node): HTMLElement | undefined {
  let node = previous?.parentNode === parent ? previous.nextSibling : parent.firstChild;
  while (node !== null && node !== next && !isElement(node)) node = node.nextSibling;
  return node !== null && node !== next && isElement(node) ? node : undefined;
}

function focusOn(element: HTMLElement): void {
  if (!element.matches(focusable)) {
    element.tabIndex = -1;
    element.addEventListener("blur", () => element.removeAttribute("tabindex"), { once: true });
  }
  element.focus();
}

function isElement(node: Node | undefined | null): node is HTMLElement {
  return node?.nodeType === 1;
}
