import type { Environment } from "react-connect-token/core";

/** A world in which a render that looks at anything fails. */
export function forbiddenWorld(): Environment {
  const refuse = () => {
    throw new Error("a render looked at the world outside");
  };
  return {
    clock: refuse,
    wallClock: refuse,
    timer: refuse,
    random: refuse,
    visibility: { read: refuse, watch: refuse },
    network: { read: refuse, watch: refuse },
    wake: refuse,
    locks: refuse,
    openChannel: refuse,
  };
}
