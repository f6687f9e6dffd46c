/** A request's path, taken apart. */
export interface RequestPath {
  /** Segments with the project's id left out, not decoded: a target in base64 may hold an encoded slash. */
  readonly segments: readonly string[];
  readonly projectId: string | null;
  /** The path in every form that a fault may look for. */
  readonly forms: readonly string[];
}

/**
 * Reads a path. Repeated slashes count as one: the official SDK leaves an empty project id between two, and its
 * proxy client sends them as they are.
 *
 * @see contract part 5
 */
export function readRequestPath(pathname: string): RequestPath {
  const all = pathname.split("/").filter((segment) => segment !== "");
  const projectId = all[0] === "v1" && all[1] === "connect" && all[2]?.startsWith("proj_") ? all[2] : null;
  const segments = projectId === null ? all : all.filter((_, index) => index !== 2);
  const full = `/${all.join("/")}`;
  const withoutProject = `/${segments.join("/")}`;
  const short = withoutProject.replace(/^\/v1(?:\/connect(?=\/|$))?/, "");
  return { segments, projectId, forms: [...new Set([full, withoutProject, short])] };
}

/** The parameters of a pattern that a path fits, decoded; `null` when it does not fit. */
export function matchPath(
  pattern: readonly string[],
  segments: readonly string[],
): Readonly<Record<string, string>> | null {
  if (pattern.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const segment = decoded(segments[index] ?? "");
    if (segment === null) return null;
    if (expected.startsWith("{")) params[expected.slice(1, -1)] = segment;
    else if (expected !== segment) return null;
  }
  return params;
}

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
