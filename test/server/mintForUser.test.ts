import { expect, it } from "vitest";
import { outcome, tokenRoute } from "./tokenRoute.js";

it.each(["client", "tokenOptions"])(
  "waits for %s as long as for authenticate, and no longer",
  async (name) => {
    const route = tokenRoute({ [name]: () => new Promise(() => {}), authenticateTimeout: 3_000 });
    const response = await route.pipedream.time.until(route.ask());
    expect(await outcome(response)).toEqual([500, "invalid_options"]);
    expect(route.errors[0]?.message).toContain(`${name} did not answer within 3000 ms`);
    expect(route.pipedream.time.passed).toBe(3_000);
    expect(route.pipedream.time.timers).toBe(0);
    expect(route.pipedream.arrived).toHaveLength(0);
  },
);
