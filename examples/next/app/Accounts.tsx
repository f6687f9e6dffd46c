"use client";
import { useEffect, useState } from "react";
import { RequireScope, useConnectFetch } from "react-connect-token";

export function Accounts({ projectId }: { projectId: string }) {
  return (
    <>
      <RequireScope
        scope="connect:accounts:read"
        pending={<p>Looking what is allowed…</p>}
        fallback={({ missing }) => <p>To see accounts you need {missing.join(", ")}.</p>}
        error={({ error }) => <p role="alert">{error?.message}</p>}
      >
        <AccountList projectId={projectId} />
      </RequireScope>
      <RequireScope
        scope="connect:accounts:write"
        fallback={({ missing }) => <p>You may look, but not disconnect: that needs {missing.join(", ")}.</p>}
      >
        <button type="button">Disconnect</button>
      </RequireScope>
    </>
  );
}

function AccountList({ projectId }: { projectId: string }) {
  const connectFetch = useConnectFetch();
  const [names, setNames] = useState<readonly string[]>();
  const [problem, setProblem] = useState("");

  useEffect(() => {
    const aborter = new AbortController();
    const { signal } = aborter;
    loadNames(connectFetch, projectId, signal).then(
      (loaded) => !signal.aborted && setNames(loaded),
      (error: Error) => !signal.aborted && setProblem(error.message),
    );
    return () => aborter.abort();
  }, [connectFetch, projectId]);

  if (problem !== "") return <p role="alert">{problem}</p>;
  if (names === undefined) return <p>Loading…</p>;
  return (
    <ul>
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
}

async function loadNames(connectFetch: typeof fetch, projectId: string, signal: AbortSignal) {
  const response = await connectFetch(`/v1/connect/${projectId}/accounts`, {
    headers: { "x-pd-environment": "development" },
    signal,
  });
  if (!response.ok) throw new Error(`The API said no (${response.status}).`);
  const { data }: { data: { name: string }[] } = await response.json();
  return data.map(({ name }) => name);
}
