import type { Backend } from "./createBackend.js";

/**
 * `GET /api/apps`: the apps that can be connected, the popular ones first. The product's server asks for them, since
 * listing apps needs more than the page's token is granted.
 */
export async function listApps({ client, baseUrl, projectEnvironment }: Backend): Promise<Response> {
  const query = "limit=10&sort_key=featured_weight&sort_direction=desc";
  const response = await fetch(`${baseUrl}/v1/connect/apps?${query}`, {
    headers: {
      authorization: `Bearer ${await client.getAccessToken()}`,
      "x-pd-environment": projectEnvironment,
    },
  });
  if (!response.ok) return new Response("The apps could not be listed.", { status: 502 });
  return new Response(response.body, { headers: { "content-type": "application/json" } });
}
