export const schemes = ["light", "dark"];

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** The page: what belongs to one component together, each story light and dark beside each other. */
export function contactSheet(entries) {
  const titles = [...new Set(entries.map(({ title }) => title))];
  const idOf = (title) => entries.find((entry) => entry.title === title).id;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>react-connect-token: all stories</title>
<style>
  :root { color-scheme: light dark; font: 400 1rem/1.5 system-ui, sans-serif; }
  body { max-width: 90rem; margin: 2rem auto; padding: 0 1.5rem; }
  nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin-bottom: 3rem; }
  h2 { margin: 4rem 0 1rem; border-bottom: 1px solid; }
  h3 { margin: 2rem 0 .5rem; font-size: 1rem; }
  section > div { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; align-items: start; }
  img { display: block; width: 100%; border: 1px solid color-mix(in srgb, CanvasText 25%, Canvas); border-radius: 6px; }
</style>
<h1>All stories, light and dark</h1>
<nav>${titles.map((title) => `<a href="#${idOf(title)}">${escaped(title)}</a>`).join("\n")}</nav>
${titles.map((title) => component(title, idOf(title), entries)).join("\n")}
</html>
`;
}

function component(title, id, entries) {
  const own = entries.filter((entry) => entry.title === title);
  return `<h2 id="${id}">${escaped(title)}</h2>\n${own.map(story).join("\n")}`;
}

function story({ id, type, name }) {
  const pictures = schemes.map((scheme) => {
    const address = `../?path=/${type}/${id}&amp;globals=colorScheme:${scheme}`;
    return `<a href="${address}"><img src="${id}-${scheme}.png" alt="${escaped(name)}, ${scheme}" loading="lazy" /></a>`;
  });
  return `<section><h3>${escaped(name)}</h3><div>${pictures.join("")}</div></section>`;
}
