import assert from "node:assert/strict";

/**
 * What a route has to keep on a runtime that ends a request's timers and connections with the request: whatever the
 * first one of an isolate had begun, the next ones do not wait for.
 */
export function earlyEnds({ url, emulator }) {
  const ask = (limitMs) =>
    fetch(`${url}/api/connect-token`, { method: "POST", signal: AbortSignal.timeout(limitMs) });
  const hangOnce = () => emulator.fail({ path: "/v1/oauth/token", hang: true, times: 1 });

  return {
    "a request whose page went while Pipedream hung holds nobody up": async () => {
      hangOnce();
      await assert.rejects(ask(200), { name: "TimeoutError" });
      assert.equal((await ask(5_000)).status, 200);
    },
  };
}
