import { cell, table } from "./markdown.js";

/** `docs/theming.md`: what a stylesheet can change of the components of `react-connect-token/ui`, and take hold of. */
export function themingPage({ uiVariables, uiAttributes }) {
  const variables = uiVariables.map(({ name, description, default: value }) => [
    `\`${name}\``,
    cell(description),
    `\`${value}\``,
  ]);
  const components = [...new Set(uiAttributes.map(({ component }) => component))];
  const attributes = components.map((component) => {
    const rows = uiAttributes
      .filter((attribute) => attribute.component === component)
      .map(({ name, values, description }) => [
        `\`${name}\``,
        values.map((value) => (value === "" ? "present" : `\`${value}\``)).join(", "),
        cell(description),
      ]);
    const title = component === "every component" ? "Every component" : `\`${component}\``;
    return `### ${title}\n\n${table(["Attribute", "Values", "What it says"], rows)}`;
  });
  return `${[
    introduction,
    "## Variables",
    table(["Variable", "What it is", "Default"], variables),
    "## Attributes",
    ...attributes,
  ].join("\n\n")}\n`;
}

const introduction = `# Theming

\`react-connect-token/ui\` is plain HTML until \`react-connect-token/ui/styles.css\` is imported. Every rule of it stands in
the layer \`connect-token\` and has no specificity, so a stylesheet of your own wins without \`!important\`. Light and dark
follow \`color-scheme\`. A theme is a few variables on any element around the components; where the stylesheet is in a
shadow root, on its host or inside of it:

\`\`\`css
:root {
  --ctok-accent: rebeccapurple;
  --ctok-radius: 0;
}

[data-ctok="status"][data-state="failing"] {
  border-style: dashed;
}
\`\`\`

An app's rules for bare elements, a reset such as \`button { border: 0 }\`, win as well. They belong in a layer that is named
before this one: \`@layer base, connect-token;\`.`;
