import { RequireScope, useScope } from "react-connect-token";

/** The README's app/connectScopes.ts names the scopes of this project, and no others are taken. */
export function Registered() {
  // @ts-expect-error the table has it, the app's list has not
  const canRemoveUsers = useScope("connect:users:write");
  return (
    <>
      <RequireScope scope="connect:proxy">{String(canRemoveUsers)}</RequireScope>
      {/* @ts-expect-error the same for a gate */}
      <RequireScope scope="connect:users:write" />
    </>
  );
}
