import { render } from "@testing-library/react";
import * as kit from "react-connect-token";
import { ConnectTokenError, ConnectTokenProvider, RequireScope } from "react-connect-token";
import { beforeEach, describe, expect, it } from "vitest";
import { expectThrownInRender } from "../setup/thrownInRender.js";

beforeEach(expectThrownInRender);

function errorOf(ui: React.ReactElement): ConnectTokenError {
  try {
    render(ui);
  } catch (error) {
    if (error instanceof ConnectTokenError) return error;
  }
  throw new Error("nothing of the kind was thrown");
}

const hooks = Object.entries(kit).filter(([name]) => name.startsWith("use")) as [
  string,
  (...args: unknown[]) => unknown,
][];

describe("outside a provider", () => {
  it.each(hooks)("%s says what to wrap", (name, useHook) => {
    const Caller = () => {
      useHook("connect:proxy");
      return null;
    };
    const error = errorOf(<Caller />);
    expect(error.code).toBe("missing_provider");
    expect(error.message).toContain(`${name}() was used outside a <ConnectTokenProvider>`);
    expect(error.hint).toContain("Wrap");
  });

  it("RequireScope says so too", () => {
    expect(errorOf(<RequireScope scope="connect:proxy" />).message).toContain(
      "<RequireScope> was used outside",
    );
  });
});

const ok = async () => ({ token: "ctok_1", expires_at: "2026-01-01T01:00:00Z" });

describe("bad input", () => {
  it.each([
    [
      "a callback that is no function",
      { tokenCallback: "/api/token" },
      "invalid_options",
      "tokenCallback is not a function",
    ],
    ["no callback", { tokenCallback: undefined }, "invalid_options", "tokenCallback is missing"],
    ["an empty user", { externalUserId: "" }, "invalid_options", "externalUserId is empty"],
    ["the scope *", { scope: "*" }, "invalid_scope", 'The widest is "connect:*"'],
    ["a scope that is none", { scope: "Accounts Read" }, "invalid_scope", '"Accounts" is not a scope'],
    ["no life", { expiresIn: 0 }, "invalid_options", "whole number of seconds from 1 to 14400"],
    ["too long a life", { expiresIn: 14_401 }, "invalid_options", "whole number of seconds from 1 to 14400"],
    ["half a second", { expiresIn: 0.5 }, "invalid_options", "whole number of seconds from 1 to 14400"],
    [
      "an address that is none",
      { baseUrl: "api.pipedream.com" },
      "invalid_options",
      "baseUrl is not an http or https address",
    ],
    [
      "an environment that is none",
      { projectEnvironment: "staging" },
      "invalid_options",
      "neither production nor development",
    ],
    ["a timeout of nothing", { timeout: 0 }, "invalid_options", "timeout is not a number of ms"],
  ])("%s is refused with a sentence", (_, props, code, sentence) => {
    const wrong = { externalUserId: "alice", tokenCallback: ok, ...props } as never;
    const error = errorOf(
      <ConnectTokenProvider {...(wrong as { externalUserId: string; tokenCallback: typeof ok })} />,
    );
    expect(error.code).toBe(code);
    expect(error.message).toContain(sentence);
  });

  it("a gate with both scope and all is refused", () => {
    const both = { scope: "connect:proxy", all: ["connect:users:write"] };
    const error = errorOf(
      <ConnectTokenProvider externalUserId="alice" tokenCallback={ok}>
        <RequireScope {...(both as unknown as { all: [] })} />
      </ConnectTokenProvider>,
    );
    expect(error.message).toContain("RequireScope was given more than one of scope, all and any.");
  });

  it.each([{ all: [] }, { any: [] }, { scope: "" }, {}])(
    "the requirement %j, which names no scope, is refused",
    (wrong) => {
      const error = errorOf(
        <ConnectTokenProvider externalUserId="alice" tokenCallback={ok}>
          <RequireScope {...(wrong as { all: [] })} />
        </ConnectTokenProvider>,
      );
      expect(error.message).toContain("The requirement names no scope.");
    },
  );

  it.each([
    ["useScope()", kit.useScope],
    ["useScopeStatus()", kit.useScopeStatus],
  ])("%s refuses what names no scope, and what is no scope, with a sentence", (_, useHook) => {
    const Asking = ({ requirement }: { requirement: unknown }) => {
      (useHook as (requirement: unknown) => unknown)(requirement);
      return null;
    };
    const refusal = (requirement: unknown) =>
      errorOf(
        <ConnectTokenProvider externalUserId="alice" tokenCallback={ok}>
          <Asking requirement={requirement} />
        </ConnectTokenProvider>,
      );
    for (const empty of [{ all: [] }, { any: [] }, "", undefined, { all: ["connect:proxy", { any: [] }] }])
      expect(refusal(empty)).toMatchObject({
        code: "invalid_options",
        message: expect.stringContaining("The requirement names no scope."),
      });
    expect(refusal("Accounts")).toMatchObject({
      code: "invalid_scope",
      message: expect.stringContaining('"Accounts" is not a scope'),
    });
  });
});
