import { PassThrough } from "node:stream";
import { Suspense } from "react";
import {
  ConnectTokenProvider,
  RequireScope,
  useConnectFetch,
  useConnectToken,
  useConnectTokenSession,
  useExpiresIn,
  useScope,
  useScopeStatus,
  useScopes,
  useSuspenseConnectToken,
} from "react-connect-token";
import { renderToPipeableStream } from "react-dom/server";
import { expect, it } from "vitest";
import { forbiddenWorld } from "./forbiddenWorld.js";
import { createRoute, tokenFor } from "./route.js";

const read = "connect:accounts:read";

function Everything() {
  const connect = useConnectToken();
  useConnectFetch();
  useConnectTokenSession();
  return (
    <p>
      {JSON.stringify([
        connect.status,
        useConnectToken((s) => s.status),
        useScope(read),
        useScopeStatus(read).status,
        useScopes(),
        useExpiresIn(),
      ])}
    </p>
  );
}
const Suspended = () => <output>{useSuspenseConnectToken().status}</output>;

it.each([
  ["nothing", () => undefined, '["pending","pending",false,"pending",[],null]', "waiting"],
  [
    "a value",
    () => tokenFor("alice"),
    '["ready","ready",true,"granted",["connect:*"],null]',
    "<output>ready</output>",
  ],
  [
    "a promise",
    () => Promise.resolve(tokenFor("alice")),
    '["pending","pending",false,"pending",[],null]',
    "<output>ready</output>",
  ],
])(
  "every hook renders on a server without a look at the world, given %s",
  async (_, initial, said, suspended) => {
    const { calls, tokenCallback } = createRoute();
    const initialToken = initial();
    const errors: unknown[] = [];
    const html = await new Promise<string>((resolve) => {
      let sent = "";
      const out = new PassThrough();
      out.setEncoding("utf8");
      out.on("data", (c: string) => {
        sent += c;
      });
      out.on("end", () => resolve(sent));
      const { pipe } = renderToPipeableStream(
        <ConnectTokenProvider
          externalUserId="alice"
          tokenCallback={tokenCallback}
          environment={forbiddenWorld()}
          {...(initialToken && { initialToken })}
        >
          <Everything />
          <RequireScope scope={read}>{({ status }) => <i>{status}</i>}</RequireScope>
          <Suspense fallback="waiting">
            <Suspended />
          </Suspense>
        </ConnectTokenProvider>,
        { onAllReady: () => pipe(out), onError: (e) => void errors.push(e) },
      );
    });
    expect(html.replaceAll("&quot;", '"')).toContain(said);
    expect(html).toContain(suspended);
    expect(errors.map((e) => (e as { code: string }).code)).toEqual(
      suspended === "waiting" ? ["missing_initial_token"] : [],
    );
    expect(html).not.toContain("ctok_");
    expect(calls).toEqual([]);
  },
);
