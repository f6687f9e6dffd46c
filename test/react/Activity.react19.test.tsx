import { act, render, screen } from "@testing-library/react";
import { Activity } from "react";
import { ConnectTokenProvider, useConnectToken } from "react-connect-token";
import { describe, expect, it } from "vitest";
import { settle } from "../world.js";
import { createRoute } from "./route.js";

const settled = () => act(settle);

function Token() {
  const connect = useConnectToken();
  return <output>{connect.status === "ready" ? connect.token : connect.status}</output>;
}

const shown = () => screen.getByRole("status").textContent;

describe("below an Activity", () => {
  it("rests while hidden, and goes on with what it knew when shown", async () => {
    const { world, calls, tokenCallback } = createRoute();
    const app = (mode: "hidden" | "visible") => (
      <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={world}>
        <Activity mode={mode}>
          <Token />
        </Activity>
      </ConnectTokenProvider>
    );
    const { rerender } = render(app("visible"));
    await settled();
    rerender(app("hidden"));
    await settled();
    expect(world.held).toEqual({ timers: 0, listeners: 0 });
    await world.advance(600_000);
    rerender(app("visible"));
    await settled();
    expect(shown()).toBe("ctok_alice_1");
    expect(calls).toHaveLength(1);
    rerender(app("hidden"));
    await settled();
    await world.advance(7_200_000);
    expect(calls).toHaveLength(1);
    rerender(app("visible"));
    await settled();
    expect(shown()).toBe("ctok_alice_2");
  });

  it("fetches nothing below one that was hidden from the start", async () => {
    const { world, calls, tokenCallback } = createRoute();
    render(
      <Activity mode="hidden">
        <ConnectTokenProvider externalUserId="alice" tokenCallback={tokenCallback} environment={world}>
          <Token />
        </ConnectTokenProvider>
      </Activity>,
    );
    await settled();
    expect(calls).toEqual([]);
  });
});
