import { afterEach, expect, it, onTestFinished, vi } from "vitest";
import { focusedElement } from "../../src/environment/focusedElement.js";
import { keepFocus, restoreFocus } from "../../src/react/keepFocus.js";

afterEach(() => document.body.replaceChildren());

/** A panel between two neighbours, with a button in it that has the focus. */
function setup(target: "place" | "parent") {
  document.body.innerHTML = `<main><a id="before" href="#"></a><div id="panel"><button></button></div><a id="after" href="#"></a></main>`;
  const find = (id: string) => document.getElementById(id);
  const panel = find("panel");
  const ref = keepFocus(target);
  ref(panel);
  panel?.querySelector("button")?.focus();
  /** As React does it: the ref first, then the element, and what takes its place. */
  const replaceBy = async (...nodes: Node[]) => {
    ref(null);
    panel?.replaceWith(...nodes);
    await Promise.resolve();
  };
  const make = (tag: string, id: string) => Object.assign(document.createElement(tag), { id });
  return { find, panel, ref, replaceBy, make };
}

const focused = () => document.activeElement?.id || document.activeElement?.localName;

it("moves to the first element that stands in its place, past text, and not to a neighbour", async () => {
  const { replaceBy, make } = setup("place");
  await replaceBy(document.createTextNode("now "), make("p", "first"), make("p", "second"));
  expect(focused()).toBe("first");
});

it("needs no microtask that fake timers stand for", async () => {
  vi.useFakeTimers({ toFake: ["queueMicrotask"] });
  onTestFinished(() => void vi.useRealTimers());
  const { replaceBy, make } = setup("place");
  await replaceBy(make("p", "first"));
  expect(focused()).toBe("first");
});

it.each(["place", "parent"] as const)(
  "moves to what it stood in where nothing comes (%s)",
  async (target) => {
    const { replaceBy } = setup(target);
    await replaceBy();
    expect(focused()).toBe("main");
  },
);

it("moves to what it stood in, whatever comes, where that is asked for", async () => {
  const { replaceBy, make } = setup("parent");
  await replaceBy(make("p", "first"));
  expect(focused()).toBe("main");
});

it("makes nothing focusable that is so already, and takes back what it gave", async () => {
  const { replaceBy, make, find } = setup("place");
  await replaceBy(make("button", "next"));
  expect(find("next")?.hasAttribute("tabindex")).toBe(false);
  const other = setup("place");
  await other.replaceBy(other.make("p", "text"));
  expect(other.find("text")?.tabIndex).toBe(-1);
  other.find("text")?.blur();
  expect(other.find("text")?.hasAttribute("tabindex")).toBe(false);
});

it("leaves the focus where the app has put it in the meantime", async () => {
  const { replaceBy, make, find } = setup("place");
  const gone = replaceBy(make("p", "first"));
  find("after")?.focus();
  await gone;
  expect(focused()).toBe("after");
});

it("does the same within a shadow root", async () => {
  const host = document.body.appendChild(document.createElement("div"));
  const root = host.attachShadow({ mode: "open" });
  root.innerHTML = `<main><div id="panel"><button></button></div></main>`;
  const panel = root.getElementById("panel");
  const ref = keepFocus("place");
  ref(panel);
  panel?.querySelector("button")?.focus();
  expect(focusedElement()).toBe(panel?.querySelector("button"));
  const next = Object.assign(document.createElement("p"), { id: "next" });
  ref(null);
  panel?.replaceWith(next);
  await Promise.resolve();
  expect(root.activeElement?.id).toBe("next");
});

it("does the same for what stands in a shadow root itself", async () => {
  const root = document.body.appendChild(document.createElement("div")).attachShadow({ mode: "open" });
  root.innerHTML = `<div><button></button></div>`;
  const panel = root.querySelector("div");
  const ref = keepFocus("place");
  ref(panel);
  panel?.querySelector("button")?.focus();
  ref(null);
  panel?.replaceWith(Object.assign(document.createElement("p"), { id: "next" }));
  await Promise.resolve();
  expect(root.activeElement?.id).toBe("next");
});

it("moves to what comes in place of a custom element whose shadow root it stood in", async () => {
  document.body.innerHTML = `<main><div id="host"></div></main>`;
  const host = document.getElementById("host");
  const root = host?.attachShadow({ mode: "open" });
  const button = root?.appendChild(document.createElement("button"));
  button?.focus();
  if (button) restoreFocus(button, "place");
  host?.replaceWith(Object.assign(document.createElement("p"), { id: "next" }));
  await Promise.resolve();
  expect(focused()).toBe("next");
});

it("does nothing for an element that is only held anew, or that did not have the focus", async () => {
  const { ref, panel, find } = setup("place");
  ref(null);
  (document.activeElement as HTMLElement).blur();
  ref(panel);
  await Promise.resolve();
  expect(focused()).toBe("body");
  const other = setup("place");
  other.find("before")?.focus();
  await other.replaceBy(other.make("p", "first"));
  expect(focused()).toBe("before");
  expect(find("first")?.hasAttribute("tabindex")).toBe(false);
});

it("leaves no trace on the page when a whole app has gone, as at a test's end", async () => {
  const { ref, find } = setup("place");
  ref(null);
  document.body.replaceChildren();
  await Promise.resolve();
  expect(find("panel")).toBeNull();
  expect(document.body.hasAttribute("tabindex")).toBe(false);
});
