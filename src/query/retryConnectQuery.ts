import { ConnectApiError } from "../api/ConnectApiError.js";
import { ConnectTokenError } from "../errors/ConnectTokenError.js";

/**
 * How often a failed query is tried again: three times, as TanStack does, but not where asking again cannot help, as
 * after a 403 or a 404, nor for want of a token, which the session has tried to get for a whole `timeout` by then.
 * {@link useConnectQuery} takes it unless the app's own client says something.
 *
 * @example useSuspenseQuery({ ...connectQueryOptions(session, { path }), retry: retryConnectQuery });
 */
export function retryConnectQuery(failureCount: number, error: unknown): boolean {
  if (error instanceof ConnectTokenError && !(error instanceof ConnectApiError && error.retryable))
    return false;
  return failureCount < 3;
}
