/** What the README takes of Next, which is installed nowhere here. */
declare module "next/headers" {
  export function headers(): Promise<Headers>;
}
