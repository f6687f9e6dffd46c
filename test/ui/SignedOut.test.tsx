import { act, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { SignedOut } from "react-connect-token/ui";
import { describe, expect, it } from "vitest";

describe("SignedOut", () => {
  it("says so without a provider, and has no button where nothing can be done", () => {
    render(<SignedOut />);
    expect(screen.getByText("You are signed out")).toBeVisible();
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("is busy while signing in, and gives the focus to what comes then", async () => {
    let done = () => {};
    function App() {
      const [isSignedIn, setSignedIn] = useState(false);
      const signIn = () =>
        new Promise<void>((resolve) => {
          done = () => {
            setSignedIn(true);
            resolve();
          };
        });
      return isSignedIn ? <main>Workspace</main> : <SignedOut onSignIn={signIn} data-testid="out" />;
    }
    render(<App />);
    screen.getByRole("button").focus();
    fireEvent.click(screen.getByRole("button"));
    expect(await screen.findByRole("button", { name: "Signing in…" })).toHaveFocus();
    expect(screen.getByTestId("out")).toHaveAttribute("data-state", "busy");
    await act(async () => done());
    expect(screen.getByRole("main")).toHaveFocus();
  });

  it("tells when signing in has failed, and lets try again", async () => {
    render(
      <SignedOut
        onSignIn={() => {
          throw new Error("no");
        }}
      />,
    );
    fireEvent.click(screen.getByRole("button"));
    await act(async () => {});
    expect(screen.getByRole("status")).toHaveTextContent("Signing in did not work.");
    expect(screen.getByRole("button", { name: "Sign in" })).toBeVisible();
  });

  it("has room for other ways in, and takes its texts from labels", () => {
    render(
      <SignedOut
        labels={{ signedOutTitle: "Abgemeldet", signedOutText: "", signIn: "Anmelden" }}
        onSignIn={() => {}}
      >
        <a href="/help">Hilfe</a>
      </SignedOut>,
    );
    expect(screen.getByText("Abgemeldet")).toBeVisible();
    expect(document.querySelector("[data-ctok=text]")).toBeNull();
    expect(screen.getByRole("button", { name: "Anmelden" })).toBeVisible();
    expect(screen.getByRole("link", { name: "Hilfe" })).toBeVisible();
  });

  it("is rendered by a function of its props and of whether it is busy", async () => {
    render(
      <SignedOut
        onSignIn={() => new Promise(() => {})}
        render={(props, { isBusy }) => <section {...props} aria-label={isBusy ? "busy" : "idle"} />}
      />,
    );
    expect(screen.getByRole("region", { name: "idle" })).toBeVisible();
    fireEvent.click(screen.getByRole("button"));
    expect(await screen.findByRole("region", { name: "busy" })).toBeVisible();
  });

  it("hears of a sign-in that is refused by a promise as well as of one that throws", async () => {
    render(<SignedOut onSignIn={async () => Promise.reject(new Error("no"))} />);
    fireEvent.click(screen.getByRole("button"));
    expect(await screen.findByText(/Signing in did not work/)).toBeVisible();
  });
});
