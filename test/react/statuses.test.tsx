import { act, render, screen } from "@testing-library/react";
import {
  ConnectTokenProvider,
  RequireScope,
  useConnectToken,
  useExpiresIn,
  useScope,
  useScopeStatus,
  useScopes,
} from "react-connect-token";
import { expect, it } from "vitest";
import { settle } from "../world.js";
import { createRoute } from "./route.js";

const read = "connect:accounts:read";
const write = "connect:accounts:write";

/** What each hook says at once, and which of its places a gate shows. */
function Everything() {
  const connect = useConnectToken();
  const said = {
    useConnectToken: connect.status,
    selected: useConnectToken(
      (state) => `${state.status}, ${"error" in state ? state.error?.code : "no error"}`,
    ),
    useScope: useScope(read),
    useScopeStatus: useScopeStatus(read),
    useScopes: useScopes(),
    useExpiresIn: useExpiresIn(),
  };
  latest = said;
  return (
    <>
      <p data-testid="gate">
        <RequireScope
          scope={read}
          pending="pending"
          fallback={({ reason }) => `denied: ${reason}`}
          error={({ error }) => `error: ${error?.code}`}
        >
          granted
        </RequireScope>
      </p>
      <p data-testid="function">
        <RequireScope scope={read}>{({ status, reason }) => `${status}: ${reason}`}</RequireScope>
      </p>
    </>
  );
}
let latest: Record<string, unknown> = {};

type Route = ReturnType<typeof createRoute>;

interface Case {
  readonly name: string;
  /** Default: alice. */
  readonly user?: string | null | undefined;
  /** What the route answers. */
  readonly answer?: Route["answer"];
  /** So long after the first token the device wakes up, and the route has another answer. */
  readonly laterMs?: number;
  readonly laterAnswer?: Route["answer"];
  readonly said: object;
  readonly shown: { readonly gate: string; readonly called: string };
}

const hour = 3_600_000;
const nothing = { useScope: false, useScopes: [], useExpiresIn: null };
const granted = {
  useScope: true,
  useScopeStatus: { status: "granted", granted: true, missing: [], reason: null, isRequesting: false },
  useScopes: [read, write],
};
const shows = (gate: string, called: string) => ({ gate, called });

it.each<Case>([
  {
    name: "nobody is signed in",
    user: null,
    said: {
      ...nothing,
      useConnectToken: "idle",
      selected: "idle, no error",
      useScopeStatus: { status: "denied", granted: false, missing: [read], reason: "signed_out" },
    },
    shown: shows("denied: signed_out", "denied: signed_out"),
  },
  {
    name: "nobody knows yet who the user is",
    user: undefined,
    said: {
      ...nothing,
      useConnectToken: "pending",
      useScopeStatus: { status: "pending", granted: false, missing: [], reason: "pending" },
    },
    shown: shows("pending", "pending: pending"),
  },
  {
    name: "the first token is on its way",
    answer: { hang: true },
    said: {
      ...nothing,
      useConnectToken: "pending",
      selected: "pending, no error",
      useScopeStatus: {
        status: "pending",
        granted: false,
        missing: [],
        reason: "pending",
        isRequesting: false,
      },
    },
    shown: shows("pending", "pending: pending"),
  },
  {
    name: "the first token fails and is tried again",
    answer: { status: 503 },
    said: {
      ...nothing,
      useConnectToken: "error",
      selected: "error, callback_unavailable",
      useScopeStatus: {
        status: "pending",
        granted: false,
        missing: [],
        reason: "pending",
        error: { code: "callback_unavailable" },
      },
    },
    shown: shows("pending", "pending: pending"),
  },
  {
    name: "there is a token",
    said: { ...granted, useConnectToken: "ready", selected: "ready, no error", useExpiresIn: 3_600 },
    shown: shows("granted", "granted: null"),
  },
  {
    name: "there is a token that grants something else",
    answer: { scope: write },
    said: {
      useConnectToken: "ready",
      useScope: false,
      useScopeStatus: { status: "denied", granted: false, missing: [read], reason: "missing_scope" },
      useScopes: [write],
      useExpiresIn: 3_600,
    },
    shown: shows("denied: missing_scope", "denied: missing_scope"),
  },
  {
    name: "a refresh fails while the token is good",
    laterMs: hour - 400_000,
    laterAnswer: { status: 503 },
    said: {
      ...granted,
      useConnectToken: "ready",
      selected: "ready, callback_unavailable",
      useExpiresIn: 400,
    },
    shown: shows("granted", "granted: null"),
  },
  {
    name: "the token has ended and the next one is not there",
    laterMs: hour,
    laterAnswer: { status: 503 },
    said: {
      ...granted,
      useConnectToken: "expired",
      selected: "expired, callback_unavailable",
      useExpiresIn: 0,
    },
    shown: shows("granted", "granted: null"),
  },
  {
    name: "no token will come by itself",
    answer: { status: 401 },
    said: {
      ...nothing,
      useConnectToken: "error",
      selected: "error, callback_unauthorized",
      useScopeStatus: {
        status: "error",
        granted: false,
        missing: [],
        reason: "error",
        error: { code: "callback_unauthorized" },
      },
    },
    shown: shows("error: callback_unauthorized", "error: error"),
  },
])("every hook and gate says what is known when $name", async (given) => {
  const route = createRoute(given.answer ?? { scope: `${read} ${write}` });
  render(
    <ConnectTokenProvider
      externalUserId={"user" in given ? given.user : "alice"}
      tokenCallback={route.tokenCallback}
      environment={route.world}
    >
      <Everything />
    </ConnectTokenProvider>,
  );
  await act(settle);
  if (given.laterAnswer !== undefined) {
    route.answer = given.laterAnswer;
    route.world.sleep(given.laterMs ?? 0);
    await act(async () => {
      route.world.wakeUp();
      await settle();
    });
  }
  expect(latest).toMatchObject(given.said);
  expect(screen.getByTestId("gate").textContent).toBe(given.shown.gate);
  expect(screen.getByTestId("function").textContent).toBe(given.shown.called);
});
