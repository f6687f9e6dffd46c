import { renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { ConnectTokenProvider, useConnectTokenSession } from "react-connect-token";
import { usePipedreamClient } from "react-connect-token/pipedream";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { expectThrownInRender } from "../setup/thrownInRender.js";

const tokenCallback = vi.fn(() => new Promise<never>(() => {}));

function setup() {
  let externalUserId = "alice";
  const wrapper = ({ children }: { children: ReactNode }) => (
    <ConnectTokenProvider externalUserId={externalUserId} tokenCallback={tokenCallback}>
      {children}
    </ConnectTokenProvider>
  );
  const hook = renderHook(() => ({ client: usePipedreamClient(), session: useConnectTokenSession() }), {
    wrapper,
  });
  return {
    result: hook.result,
    rerenderFor(user: string) {
      externalUserId = user;
      hook.rerender();
    },
  };
}

it("gives the same client at every render and asks for no token by itself", () => {
  const { result, rerenderFor } = setup();
  const first = result.current.client;

  rerenderFor("alice");

  expect(result.current.client).toBe(first);
  expect(first.externalUserId).toBe("alice");
  expect(tokenCallback).not.toHaveBeenCalled();
});

it("gives another client for another user", () => {
  const { result, rerenderFor } = setup();
  const first = result.current.client;

  rerenderFor("bob");

  expect(result.current.client).not.toBe(first);
  expect(result.current.client.externalUserId).toBe("bob");
});

describe("without a provider", () => {
  beforeEach(expectThrownInRender);

  it("says what to wrap", () => {
    expect(() => renderHook(() => usePipedreamClient())).toThrow(
      expect.objectContaining({
        code: "missing_provider",
        message: expect.stringContaining("usePipedreamClient() was used outside a <ConnectTokenProvider>"),
      }),
    );
  });
});
