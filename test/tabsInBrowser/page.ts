import {
  type ConnectTokenSession,
  createConnectTokenSession,
  createTokenCallback,
} from "react-connect-token/core";

/** What a page knows of itself, read from outside. */
export interface PageReport {
  /** Calls of the API that it began. */
  calls: number;
  /** Why `getToken()` rejected. */
  readonly failures: string[];
  readonly events: string[];
  /** What the browser did to it. */
  readonly lifecycle: string[];
}

declare global {
  interface Window {
    readonly session: ConnectTokenSession;
    readonly report: PageReport;
  }
}

const options = new URLSearchParams(location.search);
const page = options.get("page") ?? "";
const callEveryMs = 300;

const report: PageReport = { calls: 0, failures: [], events: [], lifecycle: [] };
for (const type of ["freeze", "resume"]) document.addEventListener(type, () => report.lifecycle.push(type));
window.addEventListener("pageshow", ({ persisted }) =>
  report.lifecycle.push(persisted ? "restored" : "loaded"),
);

const session = createConnectTokenSession({
  externalUserId: "alice",
  expiresIn: Number(options.get("life")),
  timeout: Number(options.get("timeout")),
  baseUrl: location.origin,
  tokenCallback: createTokenCallback("/api/connect-token", { init: { headers: { "x-page": page } } }),
  onEvent: ({ type, cause, code }) => report.events.push([type, cause, code].filter(Boolean).join(" ")),
});
Object.assign(window, { session, report });
session.start();

async function callApi(): Promise<void> {
  let token: string;
  try {
    token = await session.getToken();
  } catch (error) {
    report.failures.push(String(Object(error).code ?? error));
    return;
  }
  report.calls++;
  await fetch("/v1/connect/proj_emulator/accounts", {
    headers: { authorization: `Bearer ${token}`, "x-page": page },
  });
}
setInterval(callApi, callEveryMs);
