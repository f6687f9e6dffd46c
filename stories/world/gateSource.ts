import type { ConnectScope } from "react-connect-token";

const hiding = (scope: ConnectScope) => `<RequireScope
  scope="${scope}"
  pending={<ButtonSkeleton />}
  fallback={(status) => <AskForAccess status={status} />}
  error={(status) => <ConnectButton reason={reasonFor(status)} />}
>
  <ConnectButton />
</RequireScope>`;

const disabling = (scope: ConnectScope) => `<RequireScope scope="${scope}">
  {(status) => <ConnectButton reason={reasonFor(status)} />}
</RequireScope>`;

const asking = `<button type="button" aria-disabled={isRequesting} onClick={isRequesting ? undefined : request}>
  {isRequesting ? "Asking for access…" : "Ask for access"}
</button>
{error && <p role="status">Not granted. {wordsFor(error.code)}</p>}`;

/** What a developer writes for a gate like the one shown, for a story's "Show code". */
export function gateSource(_code: string, { name, args }: { name: string; args: object }): string {
  const { scope } = args as { scope: ConnectScope };
  if (name.startsWith("Step Up"))
    return `${hiding(scope)}\n\n// AskForAccess, with what the gate gave it:\n${asking}`;
  return name === "Disable Instead Of Hide" ? disabling(scope) : hiding(scope);
}
