/** What has the focus: the document knows only what a shadow root hangs on. `null` where there is no document. */
export function focusedElement(): Element | null {
  let element = globalThis.document?.activeElement ?? null;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}
