import type { ConnectScope } from "react-connect-token";

const hiding = (scope: ConnectScope) => `<RequireScope
  scope="${scope}"
  pending={<ButtonSkeleton />}
  fallback={(status) => <AccessDenied status={status} />}
  error={(status) => <ConnectButton reason={reasonFor(status)} />}
>
  <ConnectButton />
</RequireScope>`;

const disabling = (scope: ConnectScope) => `<RequireScope scope="${scope}">
  {(status) => <ConnectButton reason={reasonFor(status)} />}
</RequireScope>`;

/** What a developer writes for a gate like the one shown, for a story's "Show code". */
export function gateSource(_code: string, { name, args }: { name: string; args: object }): string {
  const { scope } = args as { scope: ConnectScope };
  return name === "Disable Instead Of Hide" ? disabling(scope) : hiding(scope);
}
