import { act, fireEvent, render, screen } from "@testing-library/react";
import { createRef } from "react";
import { createConnectTest, TestConnectTokenProvider } from "react-connect-token/testing";
import { ConnectTokenStatus } from "react-connect-token/ui";
import { renderToString } from "react-dom/server";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { expectThrownInRender } from "../setup/thrownInRender.js";
import { renderDriven } from "./UiStage.js";

const spoken = () => screen.getByRole("status").textContent;
const root = () => screen.getByTestId("status");
const tryNow = () => screen.getByRole("button", { name: "Try now" });
const status = <ConnectTokenStatus data-testid="status" />;

describe("ConnectTokenStatus", () => {
  it("says the status in words, and marks it for stylesheets, from the first token to the last", async () => {
    const connect = renderDriven(status);
    expect(spoken()).toContain("Connecting");
    expect(root()).toHaveAttribute("data-state", "pending");

    await connect.grant("connect:*");
    expect(spoken()).toContain("Connected");
    expect(root()).toHaveAttribute("data-tone", "good");

    await connect.fail(503);
    expect(spoken()).toContain("Renewal is delayed");
    expect(spoken()).toContain("Our server does not answer.");
    expect(root()).toHaveAttribute("data-error", "callback_unavailable");

    await connect.expire();
    expect(spoken()).toContain("Reconnecting");
    expect(root()).toHaveAttribute("data-status", "expired");

    await connect.fail(401);
    expect(spoken()).toContain("Your sign-in has ended.");
    expect(root()).toHaveAttribute("data-tone", "danger");

    await connect.signOut();
    expect(spoken()).toContain("Signed out");
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("counts down outside of what is spoken", async () => {
    const connect = renderDriven(status, ["connect:*"]);
    const before = spoken();
    expect(screen.getByRole("timer")).toHaveTextContent("1:00:00 left");
    await connect.advance(1_000);
    expect(screen.getByRole("timer")).toHaveTextContent("59:59 left");
    expect(spoken()).toBe(before);
    expect(screen.getByRole("status")).not.toContainElement(screen.getByRole("timer"));
  });

  it("says when it is tried again, outside of what is spoken", async () => {
    const connect = renderDriven(status, ["connect:*"]);
    await connect.fail(429);
    const retry = screen.getByRole("timer");
    expect(retry).toHaveTextContent(/^Trying again in \d+ seconds?\.$/);
    expect(screen.getByRole("status")).not.toContainElement(retry);
  });

  it("tries now, is busy meanwhile and pressed once only, and keeps the focus when it worked", async () => {
    const connect = renderDriven(status, ["connect:*"]);
    await connect.fail(503);
    let answer = () => {};
    const asked = new Promise<string>((resolve) => {
      answer = () => resolve("");
    });
    const refresh = vi.spyOn(connect.session, "refresh").mockReturnValue(asked);
    tryNow().focus();
    fireEvent.click(tryNow());
    const busy = await screen.findByRole("button", { name: "Trying…" });
    expect(busy).toHaveAttribute("aria-disabled", "true");
    expect(busy).toHaveFocus();
    fireEvent.click(busy);
    expect(refresh).toHaveBeenCalledTimes(1);
    await act(async () => answer());
    refresh.mockRestore();
    await connect.recover();
    await act(async () => {});
    expect(screen.queryByRole("button")).toBeNull();
    expect(root()).toHaveFocus();
  });

  it("tells when trying now has failed as well", async () => {
    const connect = renderDriven(status, ["connect:*"]);
    await connect.fail(503);
    fireEvent.click(tryNow());
    expect(await screen.findByText("That did not work.")).toHaveAttribute("aria-live", "polite");
    expect(tryNow()).toHaveAttribute("data-state", "idle");
  });

  it("listens to the session only while it tries", async () => {
    const connect = renderDriven(status, ["connect:*"]);
    await connect.fail(503);
    const stop = vi.fn();
    vi.spyOn(connect.session, "onEvent").mockReturnValue(stop);
    vi.spyOn(connect.session, "refresh").mockRejectedValue(new Error("no"));
    fireEvent.click(tryNow());
    expect(await screen.findByText("That did not work.")).toBeVisible();
    expect(stop).toHaveBeenCalledTimes(1);
  });

  it("shows nothing while all is well when only trouble matters, and keeps its live region", async () => {
    const connect = renderDriven(<ConnectTokenStatus onlyTrouble />, ["connect:*"]);
    expect(screen.getByRole("status")).toBeEmptyDOMElement();
    expect(screen.queryByRole("timer")).toBeNull();
    await connect.fail(503);
    expect(spoken()).toContain("Renewal is delayed");
  });

  it("offers to sign in where that would help", async () => {
    const signIn = vi.fn();
    const connect = renderDriven(<ConnectTokenStatus onSignIn={signIn} />, ["connect:*"]);
    await connect.fail(503);
    expect(screen.queryByRole("button", { name: "Sign in" })).toBeNull();
    await connect.fail(401);
    fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
    await act(async () => {});
    expect(signIn).toHaveBeenCalledTimes(1);
    await connect.signOut();
    expect(screen.getByRole("button", { name: "Sign in" })).toBeVisible();
  });

  it("takes every text from labels", async () => {
    const connect = renderDriven(
      <ConnectTokenStatus
        labels={{
          statusTitle: (phase) => `Titel ${phase}`,
          statusText: () => "",
          reason: ({ code }) => `Grund ${code}`,
          retryIn: (seconds) => `Neuer Versuch in ${seconds > 0 ? "einigen" : "0"} s`,
          tryNow: "Jetzt versuchen",
        }}
      />,
      ["connect:*"],
    );
    await connect.fail(503);
    expect(spoken()).toBe("Titel failing Grund callback_unavailable");
    expect(screen.getByText("Neuer Versuch in einigen s")).toBeVisible();
    expect(screen.getByRole("button", { name: "Jetzt versuchen" })).toBeVisible();
  });

  it("takes a ref, a class and handlers, and is rendered as what the app says", () => {
    const ref = createRef<HTMLElement>();
    const calls: string[] = [];
    render(
      <TestConnectTokenProvider>
        <ConnectTokenStatus
          ref={ref}
          className="mine"
          onFocus={() => calls.push("ours")}
          render={<section className="its" onFocus={() => calls.push("its")} aria-label="Connection" />}
        />
      </TestConnectTokenProvider>,
    );
    const region = screen.getByRole("region", { name: "Connection" });
    expect(ref.current).toBe(region);
    expect(region).toHaveClass("mine", "its");
    expect(region).toHaveAttribute("data-ctok", "status");
    fireEvent.focus(region);
    expect(calls).toEqual(["its", "ours"]);
  });

  it("is rendered by a function of its props and its phase", () => {
    render(
      <TestConnectTokenProvider>
        <ConnectTokenStatus render={(props, { phase }) => <aside {...props} title={phase} />} />
      </TestConnectTokenProvider>,
    );
    expect(screen.getByRole("complementary")).toHaveAttribute("title", "ready");
    expect(screen.getByRole("complementary")).toHaveTextContent("Connected");
  });

  it("renders on a server without a word on the console, and without its clock", () => {
    const html = renderToString(
      <TestConnectTokenProvider>
        <ConnectTokenStatus />
      </TestConnectTokenProvider>,
    );
    expect(html).toContain("Connected");
    expect(html).not.toContain("timer");
  });

  it("names itself where the provider is missing", () => {
    expectThrownInRender();
    expect(() => render(<ConnectTokenStatus />)).toThrow(/<ConnectTokenStatus>/);
  });

  it("never shows a second number when a retry is due", async () => {
    const connect = createConnectTest({ scopes: ["connect:*"] });
    render(<TestConnectTokenProvider connect={connect}>{status}</TestConnectTokenProvider>);
    await connect.fail(503);
    await connect.advance(120_000);
    expect(screen.getAllByRole("timer")).toHaveLength(1);
    expect(screen.getByRole("timer")).not.toHaveTextContent(/ago|in 0/);
  });

  it("carries no tone and no state of its message while only trouble matters and there is none", async () => {
    const connect = renderDriven(<ConnectTokenStatus onlyTrouble data-testid="status" />, ["connect:*"]);
    expect(root()).not.toHaveAttribute("data-tone");
    expect(screen.getByRole("status")).not.toHaveAttribute("data-state");
    await connect.fail(503);
    expect(root()).toHaveAttribute("data-tone", "warn");
    expect(screen.getByRole("status")).toHaveAttribute("data-state", "failing");
    await connect.signOut();
    expect(spoken()).toContain("Signed out");
  });

  it("says in place of the countdown that the next token is on its way, and speaks no word of it", () => {
    const { rerender } = render(
      <TestConnectTokenProvider>
        <ConnectTokenStatus />
      </TestConnectTokenProvider>,
    );
    const before = spoken();
    rerender(
      <TestConnectTokenProvider isRefreshing>
        <ConnectTokenStatus />
      </TestConnectTokenProvider>,
    );
    expect(screen.getByText("Renewing…")).toHaveAttribute("data-ctok", "countdown");
    expect(screen.queryByRole("timer")).toBeNull();
    expect(spoken()).toBe(before);
  });

  it("goes on calling it a failure while it tries again", () => {
    render(
      <TestConnectTokenProvider error={503} isRefreshing>
        {status}
      </TestConnectTokenProvider>,
    );
    expect(root()).toHaveAttribute("data-state", "failing");
  });

  it("puts one button first: signing in where that is offered, else trying now", () => {
    const kinds = () => screen.getAllByRole("button").map((each) => [each.textContent, each.dataset.kind]);
    const { rerender } = render(
      <TestConnectTokenProvider status="error">
        <ConnectTokenStatus onSignIn={() => {}} />
      </TestConnectTokenProvider>,
    );
    expect(kinds()).toEqual([
      ["Sign in", "primary"],
      ["Try now", "quiet"],
    ]);
    rerender(
      <TestConnectTokenProvider status="error">
        <ConnectTokenStatus />
      </TestConnectTokenProvider>,
    );
    expect(kinds()).toEqual([["Try now", "primary"]]);
  });

  it("is busy while signing in, and signs in once", async () => {
    const signIn = vi.fn(() => new Promise<void>(() => {}));
    render(
      <TestConnectTokenProvider status="idle">
        <ConnectTokenStatus onSignIn={signIn} />
      </TestConnectTokenProvider>,
    );
    fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
    fireEvent.click(await screen.findByRole("button", { name: "Signing in…" }));
    expect(signIn).toHaveBeenCalledTimes(1);
  });

  it("keeps the keyboard's place when signing in helps no more", async () => {
    const connect = renderDriven(<ConnectTokenStatus onSignIn={() => {}} />, ["connect:*"]);
    await connect.fail(401);
    const signIn = screen.getByRole("button", { name: "Sign in" });
    signIn.focus();
    const actions = signIn.parentElement;
    await connect.fail(503);
    expect(screen.queryByRole("button", { name: "Sign in" })).toBeNull();
    expect(actions).toHaveFocus();
  });

  it("tells when signing in has failed, and not when it says no", async () => {
    const signIn = vi.fn<() => unknown>(() => false);
    render(
      <TestConnectTokenProvider status="idle">
        <ConnectTokenStatus onSignIn={signIn} />
      </TestConnectTokenProvider>,
    );
    const press = () => act(async () => fireEvent.click(screen.getByRole("button", { name: "Sign in" })));
    await press();
    expect(screen.queryByText(/did not work/)).toBeNull();
    signIn.mockRejectedValue(new TypeError("popup blocked"));
    await press();
    expect(screen.getByText(/Signing in did not work/)).toBeVisible();
  });

  it("is rendered as any element by a function, whose ref that element takes", () => {
    render(
      <TestConnectTokenProvider>
        <ConnectTokenStatus render={(props) => <div {...props} data-testid="div" />} />
        <ConnectTokenStatus render={(props) => <form {...props} data-testid="form" />} />
      </TestConnectTokenProvider>,
    );
    expect(screen.getByTestId("div")).toHaveAttribute("data-ctok", "status");
    expect(screen.getByTestId("form")).toHaveAttribute("data-ctok", "status");
  });

  it("writes its numbers for machines and for people, and lets none of them be spoken", () => {
    vi.useFakeTimers({ toFake: ["Date", "performance"] });
    onTestFinished(() => void vi.useRealTimers());
    const inAnHour = new Date(Date.now() + 3_600_500);
    const inTwoMinutes = new Date(Date.now() + 119_500);
    render(
      <TestConnectTokenProvider expiresAt={inAnHour}>
        <ConnectTokenStatus />
      </TestConnectTokenProvider>,
    );
    render(
      <TestConnectTokenProvider error={503} retryAt={inTwoMinutes}>
        <ConnectTokenStatus />
      </TestConnectTokenProvider>,
    );
    const [countdown, retry] = screen.getAllByRole("timer");
    expect(countdown).toHaveAttribute("datetime", "PT3600S");
    expect(countdown).toHaveAttribute("aria-live", "off");
    expect(retry).toHaveAttribute("aria-live", "off");
    expect(retry).toHaveTextContent("Trying again in 2 minutes.");
  });
});
