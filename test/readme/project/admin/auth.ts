/** What the README's page of another origin imports as its own. */
export async function getAccessToken(): Promise<string> {
  return "an access token of the app's own";
}
