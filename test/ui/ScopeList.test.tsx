import { render, screen, within } from "@testing-library/react";
import { TestConnectTokenProvider } from "react-connect-token/testing";
import { ScopeList } from "react-connect-token/ui";
import { describe, expect, it } from "vitest";
import { connectTokenError } from "../../src/errors/browserCatalogue.js";
import { renderDriven } from "./UiStage.js";

const list = () => screen.getByRole("group", { name: "What this app may do" });
const terms = () => screen.getAllByRole("term").map((term) => term.textContent);

describe("ScopeList", () => {
  it("says what is granted in words, by what it is about, in the order of the table", () => {
    renderDriven(<ScopeList />, [
      "connect:proxy",
      "connect:accounts:write",
      "connect:actions:*",
      "connect:accounts:read",
    ]);
    expect(terms()).toEqual(["Actions", "Accounts", "Proxy"]);
    expect(screen.getAllByRole("definition").map((line) => line.textContent)).toEqual([
      "Find, configure and run actions",
      "Connect and disconnect accounts",
      "See the user's connected accounts",
      "Call an app's own API through the Connect proxy",
    ]);
    expect(list()).toHaveAttribute("data-state", "known");
  });

  it("marks what is missing of the scopes an app names, and a wider grant leaves nothing out", async () => {
    const connect = renderDriven(<ScopeList scope="connect:accounts:read connect:proxy" />, [
      "connect:accounts:read",
    ]);
    const missing = screen.getByText(/Call an app's own API/);
    expect(missing).toHaveAttribute("data-state", "missing");
    expect(within(missing).getByText("Not allowed")).toBeVisible();
    await connect.grant("connect:*");
    expect(screen.queryByText("Not allowed")).toBeNull();
    expect(terms()).toEqual(["Everything"]);
  });

  it("names a scope newer than the table by itself, among the others", () => {
    renderDriven(<ScopeList showNames />, ["connect:projects:read"]);
    expect(terms()).toEqual(["Other"]);
    expect(screen.getByText("connect:projects:read", { selector: "code" })).toBeVisible();
  });

  it("keeps room and says so while nobody knows", async () => {
    const connect = renderDriven(<ScopeList scope={["connect:proxy", "connect:users:read"]} />);
    expect(screen.getByRole("status")).toHaveTextContent("Checking what is allowed…");
    expect(list()).toHaveAttribute("aria-busy", "true");
    expect(list().querySelectorAll("[data-ctok=skeleton]")).toHaveLength(2);
    await connect.grant("connect:proxy");
    expect(list()).not.toHaveAttribute("aria-busy");
    expect(list().querySelector("[data-ctok=skeleton]")).toBeNull();
  });

  it.each([
    ["empty", { scopes: [] }, "Nothing is allowed so far."],
    ["signed-out", { status: "idle" }, "Nobody is signed in."],
    ["error", { status: "error" }, "Your sign-in has ended."],
    [
      "error",
      { status: "error", error: connectTokenError("token_ended", {}) },
      "The access you were given has ended.",
    ],
  ] as const)("says in one sentence when there is no list: %s", (state, held, sentence) => {
    render(
      <TestConnectTokenProvider {...held}>
        <ScopeList />
      </TestConnectTokenProvider>,
    );
    expect(screen.getByRole("status")).toHaveTextContent(sentence);
    expect(list()).toHaveAttribute("data-state", state);
    expect(screen.queryByRole("term")).toBeNull();
  });

  it("takes every text from labels", () => {
    renderDriven(
      <ScopeList
        scope="connect:proxy"
        labels={{
          scopesTitle: "Rechte",
          scopeGroup: (group) => `Gruppe ${group}`,
          describeScope: (scope) => `Recht ${scope}`,
          scopeMissing: "fehlt",
        }}
      />,
      ["connect:accounts:read"],
    );
    expect(screen.getByRole("group", { name: "Rechte" })).toHaveTextContent(
      "Gruppe accountsRecht connect:accounts:readGruppe proxyRecht connect:proxy fehlt",
    );
  });

  it("calls nothing missing as long as nobody knows", () => {
    renderDriven(<ScopeList scope="connect:proxy" />);
    expect(list()).toHaveAttribute("data-state", "pending");
    expect(screen.queryByText("Not allowed")).toBeNull();
    expect(list().querySelector("[data-ctok=skeleton]")?.parentElement).toHaveAttribute(
      "aria-hidden",
      "true",
    );
  });

  it("keeps room for three lines where the app names no scope", () => {
    renderDriven(<ScopeList />);
    expect(list().querySelectorAll("[data-ctok=skeleton]")).toHaveLength(3);
  });

  it("shows words alone unless it is told to show names", () => {
    renderDriven(<ScopeList scope="connect:proxy" />, ["connect:accounts:read"]);
    expect(list().querySelector("code")).toBeNull();
  });

  it("says why nobody knows while the first token fails and is tried again", async () => {
    const connect = renderDriven(<ScopeList />);
    expect(list()).toHaveAttribute("aria-busy", "true");
    await connect.fail(503);
    expect(list()).toHaveAttribute("data-state", "pending");
    expect(screen.getByRole("status")).toHaveTextContent("Our server does not answer.");
    expect(list()).not.toHaveAttribute("aria-busy"); // what is busy need not be read out
  });
});
