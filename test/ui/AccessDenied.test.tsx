import { act, fireEvent, render, screen } from "@testing-library/react";
import { createRef } from "react";
import { RequireScope } from "react-connect-token";
import { TestConnectTokenProvider } from "react-connect-token/testing";
import { AccessDenied, type AccessDeniedProps, type ConnectTokenLabels } from "react-connect-token/ui";
import { describe, expect, it, vi } from "vitest";
import { connectTokenError } from "../../src/errors/browserCatalogue.js";
import { renderDriven } from "./UiStage.js";

const shown = (status: AccessDeniedProps["status"]) => <AccessDenied status={status} data-testid="denied" />;
const gate = (
  <RequireScope scope="connect:accounts:write" pending={shown} fallback={shown}>
    <p>Guarded</p>
  </RequireScope>
);
const readOnly = ["connect:accounts:read"];
const ask = () => screen.getByRole("button", { name: "Ask for access" });
const denied = () => screen.getByTestId("denied");

describe("AccessDenied", () => {
  it("says which scope is missing, in words", () => {
    renderDriven(gate, readOnly);
    expect(screen.getByRole("listitem")).toHaveTextContent("Connect and disconnect accounts");
    expect(screen.getByRole("listitem")).toHaveAttribute("data-scope", "connect:accounts:write");
    expect(denied()).toHaveAttribute("data-state", "missing_scope");
  });

  it("says whether all of several are needed, or any", () => {
    renderDriven(
      <>
        <RequireScope all={["connect:proxy", "connect:users:read"]} fallback={shown} />
        <RequireScope
          any={["connect:proxy", "connect:users:read"]}
          fallback={(status) => <AccessDenied status={status} match="any" />}
        />
      </>,
      readOnly,
    );
    expect(screen.getByText("What is missing, 2 permissions:")).toBeVisible();
    expect(screen.getByText("One of these would do:")).toBeVisible();
  });

  it("asks once, is busy meanwhile, and gives the focus to what it guarded", async () => {
    const connect = renderDriven(gate, readOnly);
    let answer = () => {};
    const server = new Promise<{ scopes: string[]; missing: string[] }>((resolve) => {
      answer = () => resolve({ scopes: ["connect:accounts:write"], missing: [] });
    });
    const asked = vi.spyOn(connect.session, "requestScope").mockReturnValue(server);
    ask().focus();
    fireEvent.click(ask());
    const busy = screen.getByRole("button", { name: "Asking…" });
    expect(busy).toHaveFocus();
    expect(busy).toHaveAttribute("aria-disabled", "true");
    expect(denied()).toHaveAttribute("data-requesting");
    fireEvent.click(busy);
    expect(asked).toHaveBeenCalledTimes(1);
    await connect.grant([...readOnly, "connect:accounts:write"]);
    await act(async () => answer());
    expect(screen.getByText("Guarded")).toHaveFocus();
    fireEvent.blur(screen.getByText("Guarded"));
    expect(screen.getByText("Guarded")).not.toHaveAttribute("tabindex");
  });

  it("leaves the focus alone when it was elsewhere", async () => {
    const connect = renderDriven(
      <>
        <input aria-label="elsewhere" />
        {gate}
      </>,
      readOnly,
    );
    screen.getByLabelText("elsewhere").focus();
    await connect.grant("connect:*");
    expect(screen.getByText("Guarded")).toBeVisible();
    expect(screen.getByLabelText("elsewhere")).toHaveFocus();
  });

  it("gives the focus to what it stood in where nothing takes its place", async () => {
    const connect = renderDriven(
      <div data-testid="around">
        <RequireScope scope="connect:accounts:write" fallback={shown} />
      </div>,
      readOnly,
    );
    ask().focus();
    await connect.grant("connect:*");
    expect(screen.getByTestId("around")).toHaveFocus();
  });

  it("tells of a refusal with its reason, where a screen reader hears it, and can be asked again", async () => {
    const connect = renderDriven(gate, readOnly);
    expect(screen.getByRole("status")).toBeEmptyDOMElement();
    await connect.fail(403);
    ask().focus();
    fireEvent.click(ask());
    await act(async () => {});
    expect(screen.getByRole("status")).toHaveTextContent(
      "Access was not given. Our server does not allow it.",
    );
    expect(denied()).toHaveAttribute("data-refused");
    expect(ask()).toHaveFocus();
  });

  it("is silent about a refusal once something else is decided, or a try that failed would be told as one", async () => {
    const error = (status: AccessDeniedProps["status"]) => (
      <AccessDenied status={status} onSignIn={() => {}} data-testid="denied" />
    );
    const connect = renderDriven(
      <RequireScope scope="connect:accounts:write" fallback={error}>
        <p>Guarded</p>
      </RequireScope>,
      undefined,
    );
    await connect.fail(401);
    fireEvent.click(screen.getByRole("button", { name: "Try now" }));
    await act(async () => {});
    expect(denied()).toHaveTextContent("Your sign-in has ended.");
    await connect.grant(readOnly);
    expect(denied()).toHaveAttribute("data-state", "missing_scope");
    expect(denied()).not.toHaveAttribute("data-refused");
    expect(screen.queryByRole("button", { name: "Sign in" })).toBeNull();

    await connect.fail(403);
    fireEvent.click(ask());
    await act(async () => {});
    expect(denied()).toHaveAttribute("data-refused");
    await connect.grant("connect:*");
    await connect.grant(readOnly);
    expect(denied()).not.toHaveAttribute("data-refused");
  });

  it("offers to sign in, and not to ask, where nobody is signed in", async () => {
    const signIn = vi.fn();
    render(
      <TestConnectTokenProvider status="idle">
        <RequireScope
          scope="connect:proxy"
          fallback={(status) => <AccessDenied status={status} onSignIn={signIn} />}
        />
      </TestConnectTokenProvider>,
    );
    expect(screen.getByText("You are signed out")).toBeVisible();
    expect(screen.queryByRole("list")).toBeNull();
    fireEvent.click(screen.getByRole("button"));
    await act(async () => {});
    expect(signIn).toHaveBeenCalledTimes(1);
    expect(screen.getByRole("button")).toHaveTextContent("Sign in");
  });

  it("says why there is no answer, and can be tried, where there is no token", () => {
    render(<TestConnectTokenProvider status="error">{gate}</TestConnectTokenProvider>);
    expect(screen.getByText("This is not available")).toBeVisible();
    expect(screen.getByRole("status")).toHaveTextContent("Your sign-in has ended.");
    expect(screen.getByRole("button", { name: "Try now" })).toBeVisible();
  });

  it("says that access is being checked while nobody knows, and offers nothing", () => {
    renderDriven(gate);
    expect(denied()).toHaveAttribute("aria-busy", "true");
    expect(screen.getByText("Checking access")).toBeVisible();
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("shows nothing where access is granted", () => {
    renderDriven(<RequireScope scope="connect:accounts:write">{shown}</RequireScope>, ["connect:*"]);
    expect(screen.queryByTestId("denied")).toBeNull();
  });

  /** As a gate gives it: a scope is missing, unless a test says otherwise. */
  const told = (more: Partial<AccessDeniedProps["status"]> = {}): AccessDeniedProps["status"] => ({
    status: "denied",
    granted: false,
    missing: ["connect:proxy"],
    reason: "missing_scope",
    isRequesting: false,
    request: async () => ({ granted: false, missing: ["connect:proxy"] }),
    ...more,
  });
  const failed = (code: "callback_unauthorized" | "callback_forbidden" | "callback_unavailable") =>
    connectTokenError(code, {});

  it("calls nothing a refusal but what was asked for and not given", () => {
    const error = failed("callback_unauthorized");
    render(shown(told({ status: "error", reason: "error", missing: [], error })));
    expect(screen.getByRole("status").textContent).toBe("Your sign-in has ended.");
    expect(denied()).not.toHaveAttribute("data-refused");
  });

  it("keeps quiet about the last refusal while it asks again", () => {
    const { rerender } = render(shown(told({ error: failed("callback_forbidden") })));
    expect(screen.getByRole("status")).toHaveTextContent(/^Access was not given/);
    rerender(shown(told({ error: failed("callback_forbidden"), isRequesting: true })));
    expect(screen.getByRole("status")).toBeEmptyDOMElement();
  });

  it("shows no empty line where there is nothing to explain", () => {
    render(shown(told({ status: "pending", reason: "pending", missing: [] })));
    expect(denied().querySelector("p")).toBeNull();
  });

  it("offers to sign in where the sign-in has ended, is busy meanwhile and pressed once only", async () => {
    let arrive = () => {};
    const signIn = vi.fn(() => new Promise<void>((resolve) => (arrive = resolve)));
    const error = failed("callback_unauthorized");
    const status = told({ status: "error", reason: "error", missing: [], error });
    const { rerender } = render(<AccessDenied status={status} onSignIn={signIn} />);
    fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
    const busy = await screen.findByRole("button", { name: "Signing in…" });
    expect(busy).toHaveAttribute("aria-disabled", "true");
    fireEvent.click(busy);
    expect(signIn).toHaveBeenCalledTimes(1);
    await act(async () => arrive());
    expect(screen.getByRole("button", { name: "Sign in" })).not.toHaveAttribute("aria-disabled");
    rerender(<AccessDenied status={{ ...status, error: failed("callback_forbidden") }} onSignIn={signIn} />);
    expect(screen.queryByRole("button", { name: "Sign in" })).toBeNull();
  });

  it("is tried once at a time where there is no token", () => {
    const request = vi.fn(told().request);
    const status = told({ status: "error", reason: "error", missing: [], isRequesting: true, request });
    const { rerender } = render(shown(status));
    fireEvent.click(screen.getByRole("button", { name: "Trying…" }));
    expect(request).not.toHaveBeenCalled();
    rerender(shown({ ...status, isRequesting: false }));
    fireEvent.click(screen.getByRole("button", { name: "Try now" }));
    expect(request).toHaveBeenCalledTimes(1);
  });

  it("keeps the keyboard's place when another button takes the place of one that has worked", async () => {
    const connect = renderDriven(gate, readOnly);
    await connect.fail(401);
    await connect.expire();
    const tryNow = () => screen.getByRole("button", { name: "Try now" });
    tryNow().focus();
    await connect.grant(readOnly);
    expect(ask()).toHaveFocus();
    await connect.fail(401);
    await connect.expire();
    expect(tryNow()).toHaveFocus();
  });

  it("keeps it through a sign-in, until the gate opens", async () => {
    const withSignIn = (status: AccessDeniedProps["status"]) => (
      <AccessDenied status={status} onSignIn={() => new Promise(() => {})} />
    );
    const connect = renderDriven(
      <RequireScope scope="connect:accounts:write" pending={withSignIn} fallback={withSignIn}>
        <p>Guarded</p>
      </RequireScope>,
    );
    await connect.signOut();
    const signIn = screen.getByRole("button", { name: "Sign in" });
    signIn.focus();
    fireEvent.click(signIn);
    await connect.signIn("alice");
    expect(document.body).not.toHaveFocus();
    await connect.grant("connect:*");
    expect(screen.getByText("Guarded")).toHaveFocus();
  });

  it("tells when signing in has failed", async () => {
    const signIn = async () => Promise.reject(new TypeError("popup blocked"));
    render(<AccessDenied status={told({ status: "denied", reason: "signed_out" })} onSignIn={signIn} />);
    const outcome = document.querySelector("[aria-live=polite]:not(strong)"); // there before anything is said in it
    await act(async () => fireEvent.click(screen.getByRole("button", { name: "Sign in" })));
    expect(outcome).toHaveTextContent("Signing in did not work.");
  });

  it("does not call busy what tells why it takes so long", () => {
    const pending = { status: "pending", reason: "pending", missing: [] } as const;
    const { rerender } = render(shown(told(pending)));
    expect(denied()).toHaveAttribute("aria-busy", "true");
    rerender(shown(told({ ...pending, error: failed("callback_unavailable") })));
    expect(screen.getByRole("status")).toHaveTextContent("Our server does not answer.");
    expect(denied()).not.toHaveAttribute("aria-busy");
  });

  it("is in English where a translation says nothing", () => {
    const labels = {
      deniedTitle: () => "Kein Zugriff",
      ask: undefined,
    } as unknown as Partial<ConnectTokenLabels>;
    render(<AccessDenied status={told()} labels={labels} />);
    expect(ask()).toBeVisible();
    expect(screen.getByText("Kein Zugriff")).toBeVisible();
  });

  it("takes every text from labels, a ref, and is rendered as what the app says", () => {
    const ref = createRef<HTMLElement>();
    const labels = { deniedTitle: () => "Kein Zugriff", ask: "Zugriff erbitten" };
    render(
      <AccessDenied ref={ref} status={told()} labels={labels} render={<section aria-label="Zugriff" />} />,
    );
    expect(ref.current).toBe(screen.getByRole("region", { name: "Zugriff" }));
    expect(screen.getByText("Kein Zugriff")).toBeVisible();
    expect(screen.getByRole("button", { name: "Zugriff erbitten" })).toBeVisible();
    expect(screen.getByText("What is missing:")).toBeVisible();
  });
});
