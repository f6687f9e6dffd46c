"use client";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { ConnectTokenProvider } from "../../react/ConnectTokenProvider.js";
import type { ConnectTest } from "../createConnectTest.js";
import { createFixedSession } from "../createFixedSession.js";
import { durationMs } from "../durationMs.js";
import { TestConnectTokenProvider } from "../TestConnectTokenProvider.js";
import { drivenTest, driveTo } from "./driveTo.js";
import { heldStatus } from "./heldStatus.js";
import type { TokenWorld } from "./TokenWorld.js";
import { useRunningClock } from "./useRunningClock.js";

/**
 * Puts a story into a world: held still in exactly one status, or, with a running clock, below a real session that
 * was driven there and lives on.
 */
export function StoryToken({ world, children }: { world: TokenWorld; children: ReactNode }) {
  const { clock, externalUserId, ...rest } = world;
  if (clock === "held") return <Held text={JSON.stringify(world)}>{children}</Held>;
  // Of another user the same provider is told; anything else is another story.
  const text = JSON.stringify({ ...rest, externalUserId: externalUserId === null ? null : "" });
  return (
    <Running key={text} world={world}>
      {children}
    </Running>
  );
}

/** By value, since args are other objects on each render. */
function Held({ text, children }: { text: string; children: ReactNode }) {
  const world = useMemo(() => JSON.parse(text) as TokenWorld, [text]);
  const latencyMs = durationMs(world.latency, "latency");
  const [arrived, setArrived] = useState<string | null>(null);
  const isOnItsWay = latencyMs > 0 && arrived !== text;
  useEffect(() => {
    const timer = setTimeout(() => setArrived(text), latencyMs);
    return () => clearTimeout(timer);
  }, [text, latencyMs]);
  const session = useMemo(
    () => createFixedSession(heldStatus(isOnItsWay ? onItsWay(world) : world), latencyMs),
    [world, isOnItsWay, latencyMs],
  );
  return <ConnectTokenProvider session={session}>{children}</ConnectTokenProvider>;
}

/** What is seen before the first answer; nobody asks for one where nobody is signed in. */
function onItsWay(world: TokenWorld): TokenWorld {
  return world.tokenStatus === "idle" ? world : { ...world, tokenStatus: "pending", failure: "none" };
}

function Running({ world, children }: { world: TokenWorld; children: ReactNode }) {
  const [first] = useState(world);
  const [connect] = useState(() => drivenTest(first));
  useEffect(() => {
    driveTo(connect, first);
  }, [connect, first]);
  const { externalUserId } = world;
  useEffect(() => {
    const isAnother = ![null, connect.session.externalUserId].includes(externalUserId);
    if (isAnother && first.tokenStatus !== "idle") connect.signIn(externalUserId ?? undefined);
  }, [connect, externalUserId, first]);
  return (
    <Driven connect={connect} clock={world.clock}>
      {children}
    </Driven>
  );
}

/** Below a controller that a story drives itself, driven on by what the toolbar says; its clock runs beside that. */
export function Told(props: { connect: ConnectTest; touched: Partial<TokenWorld>; children: ReactNode }) {
  const { connect, touched, children } = props;
  const text = JSON.stringify(touched);
  useEffect(() => {
    driveTo(connect, JSON.parse(text) as Partial<TokenWorld>);
  }, [connect, text]);
  // What takes a while takes it on the session's clock.
  const clock = (touched.clock ?? "held") === "held" && touched.latency !== undefined ? "1x" : touched.clock;
  return (
    <Driven connect={connect} clock={clock ?? "held"}>
      {children}
    </Driven>
  );
}

function Driven(props: { connect: ConnectTest; clock: TokenWorld["clock"]; children: ReactNode }) {
  useRunningClock(props.clock, props.connect.advance);
  return <TestConnectTokenProvider connect={props.connect}>{props.children}</TestConnectTokenProvider>;
}
