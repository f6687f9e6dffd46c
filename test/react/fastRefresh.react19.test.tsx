import { createRequire } from "node:module";
import { act } from "@testing-library/react";
import { type ComponentType, StrictMode, useState } from "react";
import { ConnectTokenProvider, RequireScope, useConnectToken } from "react-connect-token";
import type { Root } from "react-dom/client";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { settle } from "../world.js";
import { createRoute } from "./route.js";

const require = createRequire(import.meta.url);

/** What a bundler's plugin calls for each file that was edited. */
interface Refresh {
  injectIntoGlobalHook(global: typeof globalThis): void;
  register(type: ComponentType, id: string): void;
  setSignature(type: ComponentType, key: string): void;
  performReactRefresh(): void;
}
const refresh: Refresh = require("react-refresh/runtime");

/** A renderer that was loaded after the hook, as in a page under development. */
function createRefreshableRoot(container: Element): Root {
  refresh.injectIntoGlobalHook(globalThis);
  for (const file of Object.keys(require.cache)) if (file.includes("/react-dom/")) delete require.cache[file];
  return require("react-dom/client").createRoot(container);
}

let page: HTMLElement;
let root: Root;
beforeEach(() => {
  page = document.body.appendChild(document.createElement("main"));
  root = createRefreshableRoot(page);
  onTestFinished(async () => {
    await act(async () => root.unmount());
    page.remove();
  });
});

/** A file is saved: its components take the place of those with the same names. With other `hooks` they begin anew. */
const save = (components: Readonly<Record<string, ComponentType>>, hooks: string) =>
  act(async () => {
    for (const [name, component] of Object.entries(components)) {
      refresh.register(component, name);
      refresh.setSignature(component, hooks);
    }
    refresh.performReactRefresh();
    await settle();
  });

function setup() {
  const { world, calls, tokenCallback } = createRoute();
  /** Two files of an app, as they are at one time. */
  const write = (words: string) => {
    const Form = () => {
      const [text, setText] = useState("");
      const status = useConnectToken((state) => state.status);
      return (
        <RequireScope scope="connect:accounts:read" pending="checking">
          <label>
            {words} {status} <input value={text} onChange={(event) => setText(event.target.value)} />
          </label>
        </RequireScope>
      );
    };
    const App = () => (
      <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={world}>
        <Current.Form />
      </ConnectTokenProvider>
    );
    return { Form, App };
  };
  const Current = { Form: (() => null) as ComponentType };
  const open = async (words: string) => {
    const files = write(words);
    Current.Form = files.Form;
    await save({ Form: files.Form }, "form");
    await save({ App: files.App }, "app");
    await act(async () => {
      root.render(
        <StrictMode>
          <files.App />
        </StrictMode>,
      );
      await settle();
    });
  };
  return { world, calls, write, open };
}

const input = () => page.querySelector("input");
const type = (text: string) =>
  act(async () => {
    const field = input();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
    field?.dispatchEvent(new Event("input", { bubbles: true }));
  });

describe("fast refresh", () => {
  it("of what stands below a provider keeps the token, the gate and what was typed, and costs no call", async () => {
    const { calls, write, open } = setup();
    await open("Note");
    await type("half a sentence");
    const before = input();
    await save({ Form: write("Remark").Form }, "form");
    expect(page).toHaveTextContent("Remark ready");
    expect(input()).toBe(before);
    expect(before).toHaveValue("half a sentence");
    expect(calls).toHaveLength(1);
  });

  it("that mounts anew what stands below a provider asks for nothing either", async () => {
    const { calls, write, open } = setup();
    await open("Note");
    await type("half a sentence");
    await save({ Form: write("Remark").Form }, "form with another hook");
    expect(page).toHaveTextContent("Remark ready");
    expect(input()).toHaveValue("");
    expect(calls).toHaveLength(1);
  });

  it("of the file of the provider keeps the session, and what is below it", async () => {
    const { calls, write, open } = setup();
    await open("Note");
    await type("half a sentence");
    await save({ App: write("Note").App }, "app");
    expect(page).toHaveTextContent("Note ready");
    expect(input()).toHaveValue("half a sentence");
    expect(calls).toHaveLength(1);
  });

  it("that mounts the provider anew begins anew, with one call, and leaves nothing of before behind", async () => {
    const { world, calls, write, open } = setup();
    await open("Note");
    await save({ App: write("Note").App }, "app with another hook");
    expect(page).toHaveTextContent("Note ready");
    expect(calls).toHaveLength(2);
    await act(async () => root.unmount());
    await act(settle);
    expect(world.held).toEqual({ timers: 0, listeners: 0 });
  });
});
