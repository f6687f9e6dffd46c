import { act, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { type ReactNode, useMemo, useRef, useState } from "react";
import {
  asScope,
  ConnectTokenProvider,
  RequireScope,
  type ScopeStatus,
  useScope,
  useScopeStatus,
  useScopes,
} from "react-connect-token";
import { describe, expect, it } from "vitest";
import { expectConsole } from "../setup/noise.js";
import { settle } from "../world.js";
import { createRoute } from "./route.js";

const settled = () => act(settle);

function setup(ui: ReactNode, answer?: Parameters<typeof createRoute>[0]) {
  const route = createRoute(answer);
  const view = render(
    <ConnectTokenProvider
      externalUserId="alice"
      tokenCallback={route.tokenCallback}
      environment={route.world}
    >
      {ui}
    </ConnectTokenProvider>,
  );
  return { ...route, route, ...view };
}

const gate = (
  <RequireScope
    scope="connect:accounts:write"
    pending="checking"
    fallback={({ missing }) => `needs ${missing.join(" ")}`}
    error={({ error }) => `broken: ${error?.code}`}
  >
    <input aria-label="note" />
  </RequireScope>
);

describe("what it shows", () => {
  it("shows pending before the first token, then its children when the grant covers the scope", async () => {
    const { container } = setup(gate);
    expect(container).toHaveTextContent("checking");
    await settled();
    expect(screen.getByLabelText("note")).toBeVisible();
  });

  it("shows the fallback and names what is missing when it does not", async () => {
    const { container } = setup(gate, { scope: "connect:accounts:read" });
    await settled();
    expect(container).toHaveTextContent("needs connect:accounts:write");
  });

  it("shows the error when the route answers 401", async () => {
    const { container } = setup(gate, { status: 401 });
    await settled();
    expect(container).toHaveTextContent("broken: callback_unauthorized");
  });

  it("stays pending, with the error beside it, while the first token fails and is tried again", async () => {
    const { container, route, world } = setup(
      <RequireScope scope="connect:proxy" pending={({ error }) => `checking, ${error?.code}`} />,
      { status: 503 },
    );
    await settled();
    expect(container).toHaveTextContent("checking, callback_unavailable");
    route.answer = { scope: "connect:accounts:read" };
    await act(() => world.advance(60_000));
    expect(container).toBeEmptyDOMElement();
  });

  it("shows the fallback for an error when there is no error of its own, and nothing when there is neither", async () => {
    const { container } = setup(
      <>
        <RequireScope scope="connect:proxy" fallback="sorry" />
        <RequireScope scope="connect:proxy">secret</RequireScope>
      </>,
      { status: 401 },
    );
    await settled();
    expect(container.textContent).toBe("sorry");
  });

  it.each([
    [["connect:accounts:read", "connect:proxy"], "all", "connect:proxy"],
    [["connect:users:write", "connect:proxy"], "any", "connect:users:write connect:proxy"],
    [["connect:users:write", "connect:accounts:read"], "any", ""],
  ] as const)("of %j it needs %s: missing %j", async (scopes, which, missing) => {
    const shown = ({ missing }: ScopeStatus) => <output>{missing.join(" ")}</output>;
    setup(
      which === "all" ? (
        <RequireScope all={scopes}>{shown}</RequireScope>
      ) : (
        <RequireScope any={scopes}>{shown}</RequireScope>
      ),
      {
        scope: "connect:accounts:read",
      },
    );
    await settled();
    expect(screen.getByRole("status")).toHaveTextContent(missing);
  });

  it("names what is still missing when some of it is granted", async () => {
    const { container, route, world } = setup(
      <RequireScope
        all={["connect:proxy", "connect:users:write"]}
        fallback={({ missing }) => missing.join()}
      />,
      { scope: "connect:accounts:read" },
    );
    await settled();
    expect(container).toHaveTextContent("connect:proxy,connect:users:write");
    route.answer = { scope: "connect:proxy" };
    await act(() => world.advance(3_600_000));
    expect(container.textContent).toBe("connect:users:write");
  });

  it("takes a component with hooks of its own for each status", async () => {
    const Checking = () => "checking";
    const Denied = ({ missing }: ScopeStatus) => `needs ${useMemo(() => missing.join(" "), [missing])}`;
    const { container } = setup(
      <RequireScope scope="connect:accounts:write" pending={Checking} fallback={Denied} />,
      { scope: "connect:accounts:read" },
    );
    expect(container).toHaveTextContent("checking");
    await settled();
    expect(container).toHaveTextContent("needs connect:accounts:write");
  });

  it("keeps what a fallback shows that stands for an error as well", async () => {
    const { world, route } = setup(
      <RequireScope scope="connect:accounts:write" fallback={() => <input aria-label="note" />} />,
      { scope: "connect:accounts:read" },
    );
    await settled();
    const input = screen.getByLabelText("note");
    route.answer = { status: 401 };
    await act(() => world.advance(3_600_000));
    expect(screen.getByLabelText("note")).toBe(input);
  });

  it("calls children that are a function in every status", async () => {
    const seen: string[] = [];
    const { route, world } = setup(
      <RequireScope scope="connect:accounts:write">
        {({ status, granted }) => {
          seen.push(status);
          return (
            <button type="button" aria-disabled={!granted}>
              Disconnect
            </button>
          );
        }}
      </RequireScope>,
      { scope: "connect:accounts:read" },
    );
    const button = screen.getByRole("button");
    expect(button).toHaveAttribute("aria-disabled", "true");
    await settled();
    route.answer = { scope: "connect:*" };
    await act(() => world.advance(3_600_000));
    expect(screen.getByRole("button")).toBe(button);
    expect(button).toHaveAttribute("aria-disabled", "false");
    expect([...new Set(seen)]).toEqual(["pending", "denied", "granted"]);
  });
});

describe("what it keeps", () => {
  it("keeps its children and what was typed through refresh, failure, expiry and offline", async () => {
    const { route, world } = setup(gate);
    await settled();
    const input = screen.getByLabelText("note");
    await userEvent.type(input, "half a sentence");
    await act(() => world.advance(3_000_000)); // refreshed
    route.answer = { status: 503 };
    await act(() => world.advance(3_600_000)); // failing, then expired
    world.network.set(false);
    await act(() => world.advance(3_600_000));
    expect(screen.getByLabelText("note")).toBe(input);
    expect(input).toHaveValue("half a sentence");
  });

  it("keeps what a function as children shows, and its decision, through failure, expiry and offline", async () => {
    const { route, world } = setup(
      <RequireScope scope="connect:accounts:write">
        {({ status, reason, missing }) => (
          <label>
            note, {status} {reason} {missing.join()}
            <input />
          </label>
        )}
      </RequireScope>,
      { scope: "connect:accounts:read" },
    );
    const note = () => screen.getByLabelText("note, denied missing_scope connect:accounts:write");
    await settled();
    const input = note();
    await userEvent.type(input, "half a sentence");
    route.answer = { status: 503 };
    await act(() => world.advance(7_200_000)); // failing, then expired
    expect(note()).toBe(input);
    world.network.set(false);
    await act(() => world.advance(3_600_000));
    expect(note()).toBe(input);
    world.network.set(true);
    route.answer = { scope: "connect:accounts:read" };
    await act(() => world.advance(60_000));
    expect(note()).toBe(input);
    expect(input).toHaveValue("half a sentence");
  });

  it("gives up what it shows when the session ends", async () => {
    const { route, world, container } = setup(gate);
    await settled();
    route.answer = { status: 401 };
    await act(() => world.advance(3_600_000));
    expect(container).toHaveTextContent("broken: callback_unauthorized");
  });

  it("is not rendered again by a refresh with the same scopes", async () => {
    let renders = 0;
    const Counted = () => {
      renders++;
      return null;
    };
    const { world, calls } = setup(
      Array.from({ length: 100 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <RequireScope key={index} scope="connect:accounts:write">
          {() => <Counted />}
        </RequireScope>
      )),
    );
    await settled();
    const before = renders;
    await act(() => world.advance(36_000_000));
    expect(calls.length).toBeGreaterThan(10);
    expect(renders).toBe(before);
  });
});

describe("asking for more", () => {
  const stepUp = (
    <RequireScope
      scope="connect:actions:*"
      fallback={({ request, isRequesting, error }) => (
        <>
          <button type="button" onClick={() => request()} disabled={isRequesting}>
            {isRequesting ? "asking" : "ask"}
          </button>
          {error && <p role="alert">{error.code}</p>}
        </>
      )}
    >
      <p>granted</p>
    </RequireScope>
  );

  it("asks with what there is and what is missing, and shows its children", async () => {
    const { route, calls } = setup(stepUp, { scope: "connect:accounts:read" });
    await settled();
    route.answer = { scope: "connect:accounts:read connect:actions:*" };
    await userEvent.click(screen.getByRole("button", { name: "ask" }));
    await settled();
    expect(screen.getByText("granted")).toBeVisible();
    expect(calls.at(-1)?.scope).toBe("connect:accounts:read connect:actions:*");
  });

  function Ask() {
    const { request } = useScopeStatus("connect:actions:*");
    return <input type="button" value="ask" onClick={() => request()} />;
  }

  it.each([
    ["a function", stepUp],
    [
      "an element",
      <RequireScope key="gate" scope="connect:actions:*" fallback={<Ask />}>
        <p>granted</p>
      </RequireScope>,
    ],
  ])(
    "gives the focus of what asked in a fallback to what it guarded, the fallback being %s",
    async (_, gate) => {
      const { route } = setup(gate, { scope: "connect:accounts:read" });
      await settled();
      route.answer = { scope: "connect:actions:*" };
      await userEvent.click(screen.getByRole("button", { name: "ask" }));
      await settled();
      expect(screen.getByText("granted")).toHaveFocus();
    },
  );

  it.each([
    ["granted", { scope: "connect:actions:*" }],
    ["under way", { hang: true }],
  ])(
    "gives no focus on where what asked goes with its page, and what it asked for is %s",
    async (_, answer) => {
      function Page() {
        const [isLeft, setIsLeft] = useState(false);
        if (isLeft) return <main>the next page</main>;
        return (
          <section>
            <RequireScope scope="connect:actions:*">
              {({ request }) => <input type="button" value="ask" onClick={() => request()} />}
            </RequireScope>
            <input type="button" value="leave" onClick={() => setIsLeft(true)} />
          </section>
        );
      }
      const { route } = setup(<Page />, { scope: "connect:accounts:read" });
      await settled();
      route.answer = answer;
      await userEvent.click(screen.getByRole("button", { name: "ask" }));
      await settled();
      await userEvent.click(screen.getByRole("button", { name: "leave" }));
      await settled();
      expect(screen.getByText("the next page")).toBeVisible();
      expect(document.body).toHaveFocus();
    },
  );

  it("gives no focus on where what asked was refused, and the gate opens later on", async () => {
    const { route, world } = setup(stepUp, { scope: "connect:accounts:read" });
    await settled();
    await userEvent.click(screen.getByRole("button", { name: "ask" }));
    await settled();
    expect(screen.getByRole("alert")).toHaveTextContent("scope_not_granted");
    await userEvent.click(document.body);
    route.answer = { scope: "connect:actions:*" };
    await act(() => world.advance(14_400_000));
    expect(screen.getByText("granted")).toBeVisible();
    expect(document.body).toHaveFocus();
  });

  it("says that it is asking, and the server's reason when it is refused", async () => {
    const { route, world } = setup(stepUp, { scope: "connect:accounts:read" });
    await settled();
    route.answer = { hang: true };
    await userEvent.click(screen.getByRole("button", { name: "ask" }));
    expect(screen.getByRole("button", { name: "asking" })).toBeDisabled();
    await act(() => world.advance(30_000));
    expect(screen.getByRole("alert")).toHaveTextContent("callback_timeout");
    route.answer = { status: 403 };
    await userEvent.click(screen.getByRole("button", { name: "ask" }));
    await settled();
    expect(screen.getByRole("alert")).toHaveTextContent("callback_forbidden");
    expect(screen.getByRole("button", { name: "ask" })).toBeEnabled();
  });
});

describe("asking for more, told truly", () => {
  let last: ScopeStatus;
  const Asking = ({ scope }: { scope: "connect:proxy" | "connect:users:write" }) => {
    last = useScopeStatus(scope);
    return null;
  };

  it("says scope_not_granted when the server answers with a token that grants less", async () => {
    const { world } = setup(<Asking scope="connect:proxy" />, { scope: "connect:accounts:read" });
    await settled();
    await act(async () => {
      expect(await last.request()).toEqual({ granted: false, missing: ["connect:proxy"] });
    });
    expect(last).toMatchObject({ status: "denied", granted: false, isRequesting: false });
    expect(last.error).toMatchObject({
      code: "scope_not_granted",
      what: "The token was granted without connect:proxy.",
    });
    await act(() => world.advance(3_600_000));
    expect(last.error).toMatchObject({ code: "scope_not_granted" });
  });

  it("forgets the refusal while it asks again, and for good once it is granted", async () => {
    const { route } = setup(<Asking scope="connect:proxy" />, { scope: "connect:accounts:read" });
    await settled();
    await act(async () => void (await last.request()));
    let asked: Promise<unknown> | undefined;
    route.answer = { scope: "connect:proxy" };
    act(() => {
      asked = last.request();
    });
    expect(last).toMatchObject({ isRequesting: true, status: "denied" });
    expect(last).not.toHaveProperty("error");
    await act(async () => expect(await asked).toEqual({ granted: true, missing: [] }));
    expect(last).toMatchObject({ status: "granted", isRequesting: false });
    expect(last).not.toHaveProperty("error");
  });

  it("does not take the refusal of one scope for another's", async () => {
    const { world, tokenCallback } = createRoute({ scope: "connect:accounts:read" });
    const app = (scope: "connect:proxy" | "connect:users:write") => (
      <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={world}>
        <Asking scope={scope} />
      </ConnectTokenProvider>
    );
    const { rerender } = render(app("connect:proxy"));
    await settled();
    await act(async () => void (await last.request()));
    rerender(app("connect:users:write"));
    expect(last).toMatchObject({ missing: ["connect:users:write"], isRequesting: false });
    expect(last).not.toHaveProperty("error");
  });

  it("shows bob neither that alice is asking nor what she was refused", async () => {
    const route = createRoute({ scope: "connect:accounts:read" });
    const seen: ScopeStatus[] = [];
    const Watching = () => {
      seen.push(useScopeStatus("connect:proxy"));
      return null;
    };
    const app = (user: string) => (
      <ConnectTokenProvider
        externalUserId={user}
        tokenCallback={route.tokenCallback}
        environment={route.world}
      >
        <Watching />
      </ConnectTokenProvider>
    );
    const { rerender } = render(app("alice"));
    await settled();
    route.answer = { hang: true };
    act(() => void seen.at(-1)?.request());
    expect(seen.at(-1)?.isRequesting).toBe(true);
    seen.length = 0;
    rerender(app("bob"));
    await settled();
    expect(seen.filter(({ isRequesting, error }) => isRequesting || error)).toEqual([]);
  });

  it("tells of the later one when it is asked twice", async () => {
    const { route } = setup(<Asking scope="connect:proxy" />, { scope: "connect:accounts:read" });
    await settled();
    await act(async () => {
      const first = last.request();
      route.answer = { status: 403 };
      await Promise.all([first, last.request()]);
    });
    expect(last).toMatchObject({ isRequesting: false, error: { code: "callback_forbidden" } });
  });
});

describe("the recipes of the README", () => {
  it("disable instead of hide: the button is found by the keyboard, says why, and does nothing until it may", async () => {
    let clicks = 0;
    const Disconnect = () => (
      <RequireScope scope="connect:accounts:write">
        {({ granted }) => (
          <>
            <button
              type="button"
              aria-disabled={!granted}
              aria-describedby={granted ? undefined : "why"}
              onClick={() => granted && clicks++}
            >
              Disconnect
            </button>
            {!granted && <span id="why">You may look, but not disconnect.</span>}
          </>
        )}
      </RequireScope>
    );
    const { route, world } = setup(<Disconnect />, { scope: "connect:accounts:read" });
    await settled();
    const button = screen.getByRole("button");
    await userEvent.tab();
    expect(button).toHaveFocus();
    expect(button).toHaveAttribute("aria-disabled", "true");
    expect(button).toHaveAccessibleDescription("You may look, but not disconnect.");
    await userEvent.keyboard("{Enter}");
    expect(clicks).toBe(0);
    route.answer = { scope: "connect:*" };
    await act(() => world.advance(3_600_000));
    expect(button).toHaveFocus();
    expect(button).not.toHaveAccessibleDescription();
    await userEvent.keyboard("{Enter}");
    expect(clicks).toBe(1);
  });

  it("step up without losing the focus: a place of one's own takes it when the fallback goes", async () => {
    const ProxyPanel = () => {
      const place = useRef<HTMLElement>(null);
      return (
        <section ref={place} tabIndex={-1} aria-label="Proxy">
          <RequireScope
            scope="connect:proxy"
            fallback={({ request }) => (
              <button
                type="button"
                onClick={async () => {
                  if ((await request()).granted) place.current?.focus();
                }}
              >
                Ask for access
              </button>
            )}
          >
            <button type="button">Send</button>
          </RequireScope>
        </section>
      );
    };
    const { route } = setup(<ProxyPanel />, { scope: "connect:accounts:read" });
    await settled();
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    await settled();
    expect(screen.getByRole("button", { name: "Ask for access" })).toHaveFocus(); // refused: nothing moves
    route.answer = { scope: "connect:proxy" };
    await userEvent.keyboard("{Enter}");
    await settled();
    expect(screen.getByRole("region")).toHaveFocus();
    await userEvent.tab();
    expect(screen.getByRole("button", { name: "Send" })).toHaveFocus();
  });
});

describe("hooks of the same kind", () => {
  it("answer with a boolean, with a status, and with the list", async () => {
    const scopesSeen = new Set<readonly string[]>();
    const Hooks = () => {
      const canRead = useScope("connect:accounts:read");
      const { status, reason } = useScopeStatus({
        all: ["connect:accounts:read", { any: ["connect:proxy", "connect:users:write"] }],
      });
      const scopes = useScopes();
      scopesSeen.add(scopes);
      return <output>{[canRead, status, reason, scopes.join("+")].join(" ")}</output>;
    };
    const { world } = setup(<Hooks />, { scope: "connect:accounts:read" });
    expect(screen.getByRole("status")).toHaveTextContent("false pending pending");
    await settled();
    expect(screen.getByRole("status")).toHaveTextContent("true denied missing_scope connect:accounts:read");
    await act(() => world.advance(36_000_000));
    expect(scopesSeen.size).toBe(2); // none, and the one set that was granted ever since
  });
});

it("warns of a scope that no table names and offers the nearest, once", async () => {
  expectConsole(
    /react-connect-token: unknown_scope: .*"connect:acounts:read".*Did you mean "connect:accounts:read"\?/,
  );
  setup(
    <>
      <RequireScope scope={asScope("connect:acounts:read")} />
      <RequireScope scope={asScope("connect:acounts:read")} />
      <RequireScope scope={asScope("connect:actions:run")} />
    </>,
  );
  await settled();
});
