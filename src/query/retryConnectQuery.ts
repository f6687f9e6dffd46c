import { ConnectTokenError } from "../errors/ConnectTokenError.js";

/**
 * How often a failed query is tried again: three times, as TanStack does, but not where asking again cannot help, as
 * after a 403 or a 404. {@link useConnectQuery} takes it unless the app's own client says something.
 *
 * @example useSuspenseQuery({ ...connectQueryOptions(session, { path }), retry: retryConnectQuery });
 */
export function retryConnectQuery(failureCount: number, error: unknown): boolean {
  return failureCount < 3 && (!(error instanceof ConnectTokenError) || error.retryable);
}
