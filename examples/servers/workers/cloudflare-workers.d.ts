/** What the worker takes of Cloudflare, as `wrangler types` writes it. */
declare module "cloudflare:workers" {
  export const env: Readonly<Record<"CLIENT_ID" | "CLIENT_SECRET" | "PROJECT_ID" | "BASE_URL", string>>;
}
