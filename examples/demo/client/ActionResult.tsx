import type { RunActionResponse } from "@pipedream/sdk/browser";

/** What an action did, in its own words, and what it returned. */
export function ActionResult({ result }: { result: RunActionResponse | undefined }) {
  const summary = result?.exports?.$summary;
  const failure = result?.os?.map(messageOf).find((message) => message !== null);
  return (
    <div role="status">
      {result && (
        <div className="result" data-tone={failure ? "bad" : "good"}>
          <p>
            <strong>{failure ?? (typeof summary === "string" ? summary : "Done.")}</strong>
          </p>
          <details>
            <summary>What the app returned</summary>
            <pre>{JSON.stringify(result.ret, null, 2)}</pre>
          </details>
        </div>
      )}
    </div>
  );
}

/** What an action throws is an observation of its run, not an error of the API. */
function messageOf(observation: unknown): string | null {
  const { err } = (observation ?? {}) as { err?: { message?: unknown } };
  return typeof err?.message === "string" ? err.message : null;
}
