import { act, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import type { ReactNode } from "react";
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
      <>
        {Array.from({ length: 100 }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
          <RequireScope key={index} scope="connect:accounts:write">
            {() => <Counted />}
          </RequireScope>
        ))}
      </>,
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
