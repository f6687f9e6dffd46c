/** An app that an account can be connected of. */
export interface ConnectableApp {
  readonly slug: string;
  readonly name: string;
  readonly imgSrc: string;
}

/** From the product's own server: listing apps needs more than the page's token is granted. */
export async function listApps(): Promise<ConnectableApp[]> {
  const response = await fetch("/api/apps");
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  // Pipedream's own answer, passed through.
  const { data } = (await response.json()) as {
    data: { name_slug: string; name: string; img_src: string }[];
  };
  return data.map(({ name_slug, name, img_src }) => ({ slug: name_slug, name, imgSrc: img_src }));
}
