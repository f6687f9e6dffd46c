/** A picture for an app that needs no network: its first letter, white on a colour made of its slug. */
export function appTile(slug: string, name: string): string {
  let hue = 0;
  for (const character of slug) hue = (hue * 31 + (character.codePointAt(0) ?? 0)) % 360;
  const letter = (Array.from(name)[0] ?? "?").toUpperCase().replace(/[<>&]/, "?");
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48" viewBox="0 0 48 48">' +
    `<rect width="48" height="48" rx="10" fill="hsl(${hue} 55% 36%)"/>` +
    '<text x="24" y="25" dy=".35em" text-anchor="middle" fill="#fff" ' +
    `font-family="system-ui,sans-serif" font-size="26" font-weight="600">${letter}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
