/** What the two files take of Next, so that they compile where Next is not installed. */
declare module "next/headers" {
  export function headers(): Promise<Headers>;
  export function cookies(): Promise<{ get(name: string): { value: string } | undefined }>;
}
