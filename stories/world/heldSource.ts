import type { TokenWorld } from "react-connect-token/testing";
import { heldStatus } from "../../src/testing/storybook/heldStatus.js";

/** The lines that put a component of your own into the same state, for a story's "Show code". */
export function heldSource(_code: string, { args }: { args: object }): string {
  const { status, isRefreshing, scopes, error, retryAt } = heldStatus(args as TokenWorld);
  const props = [
    `status="${status}"`,
    isRefreshing && "isRefreshing",
    scopes && `scopes={${JSON.stringify(scopes)}}`,
    error && `error={error /* ${error.code} */}`,
    retryAt && "retryAt={inEightSeconds}",
  ].filter(Boolean);
  return `import { TestConnectTokenProvider } from "react-connect-token/testing";

<TestConnectTokenProvider ${props.join(" ")}>
  <AccountsCard />
</TestConnectTokenProvider>`;
}
