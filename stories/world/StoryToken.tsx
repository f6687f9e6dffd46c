import { type ReactNode, useEffect, useMemo, useState } from "react";
import { type ConnectTest, TestConnectTokenProvider } from "react-connect-token/testing";
import { drivenTest, driveTo } from "./drivenTest.js";
import { heldStatus } from "./heldStatus.js";
import type { TokenWorld } from "./TokenWorld.js";
import { useRunningClock } from "./useRunningClock.js";

/**
 * Puts a story into a world: held still in exactly one status, or, with a running clock, below a real session that
 * was driven there and lives on.
 */
export function StoryToken({ world, children }: { world: TokenWorld; children: ReactNode }) {
  const { clock, ...rest } = world;
  const text = JSON.stringify(rest);
  if (clock === "held") return <Held text={text}>{children}</Held>;
  return (
    <Running key={text} text={text} clock={clock}>
      {children}
    </Running>
  );
}

/** By value, since args are other objects on each render. */
function Held({ text, children }: { text: string; children: ReactNode }) {
  const fixed = useMemo(() => heldStatus(JSON.parse(text) as TokenWorld), [text]);
  return <TestConnectTokenProvider {...fixed}>{children}</TestConnectTokenProvider>;
}

function Running({
  text,
  clock,
  children,
}: {
  text: string;
  clock: TokenWorld["clock"];
  children: ReactNode;
}) {
  const [world] = useState(() => JSON.parse(text) as TokenWorld);
  const [connect] = useState(() => drivenTest(world));
  useEffect(() => {
    driveTo(connect, world);
  }, [connect, world]);
  return (
    <Driven connect={connect} clock={clock}>
      {children}
    </Driven>
  );
}

/** Below a controller that a story drives itself; its clock runs beside that. */
export function Driven(props: { connect: ConnectTest; clock: TokenWorld["clock"]; children: ReactNode }) {
  useRunningClock(props.clock, props.connect.advance);
  return <TestConnectTokenProvider connect={props.connect}>{props.children}</TestConnectTokenProvider>;
}
