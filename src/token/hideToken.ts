/** Lets `object.token` be read where JSON, spreading, cloning and the console do not show it. */
export function hideToken<Shape extends object>(
  object: Shape,
  token: string,
): Shape & { readonly token: string } {
  Object.defineProperty(object, "token", { get: () => token, enumerable: false });
  return object as Shape & { readonly token: string };
}
