import { cell, table } from "./markdown.js";

/** The README's part between its marks: what each door hands out. */
export function apiTables(doors) {
  const described = new Map();
  return doors.map((door) => section(door, described)).join("\n\n");
}

/** A sentence for each public export, and each prop, that says nothing about itself. */
export function undocumented(doors) {
  return doors.flatMap((door) =>
    door.exports.flatMap(({ name, summary, props = [] }) => [
      ...(summary === "" ? [`${name} of ${door.name} has no TSDoc summary`] : []),
      ...props
        .filter((prop) => splitDefault(prop.summary).text === "" && prop.name !== "children")
        .map((prop) => `the prop ${prop.name} of ${name} does not say in TSDoc what it is for`),
    ]),
  );
}

function section({ name, exports }, described) {
  const known = exports.filter(({ symbol }) => described.has(symbol));
  const own = exports.filter(({ symbol }) => !described.has(symbol));
  for (const { symbol } of own) described.set(symbol, name);
  const names = new Set(own.map(({ name }) => name));
  const values = own.filter(({ isValue }) => isValue);
  const types = own.filter(({ isValue }) => !isValue);
  return [
    `### \`${name}\``,
    values.length > 0 && table(["Name", "What it is for", "Errors"], values.map(valueRow)),
    ...own.filter(({ name, props }) => props && names.has(componentOf(name))).map(propsTable),
    types.length > 0 && folded(table(["Type", "What it is"], types.map(typeRow))),
    known.length > 0 && alsoHere(known, described),
  ]
    .filter(Boolean)
    .join("\n\n");
}

const valueRow = ({ name, summary, codes }) => [
  `\`${name}\``,
  cell(summary),
  codes.map((code) => `[\`${code}\`](docs/errors.md#${code})`).join(", "),
];

const typeRow = ({ name, summary }) => [`\`${name}\``, cell(summary)];

const componentOf = (props) => props.replace(/Props$/, "");

function propsTable({ name, props }) {
  const rows = props.map((prop) => {
    const { text, value } = splitDefault(prop.summary);
    return [
      `\`${prop.name}\``,
      cell(`\`${prop.type}\``),
      prop.required ? "required" : cell(value),
      cell(text),
    ];
  });
  return `#### Props of \`${componentOf(name)}\`\n\n${table(["Prop", "Type", "Default", "What for"], rows)}`;
}

/** A default is said in the summary: "Default `false`: it waits until …", "Default 30,000." */
function splitDefault(summary) {
  const [sentence, value = ""] = summary.match(/\bDefault:? (`[^`]+`|[\d,]+)(?:\.|(?=[:;,]))/) ?? [];
  const isWhole = sentence?.endsWith(".");
  return { value, text: isWhole ? summary.replace(sentence, "").trim() : summary };
}

function alsoHere(known, described) {
  const doors = [...new Set(known.map(({ symbol }) => described.get(symbol)))];
  return doors
    .map((door) => {
      const names = known
        .filter(({ symbol }) => described.get(symbol) === door)
        .map(({ name }) => `\`${name}\``);
      return `As in \`${door}\`: ${names.join(", ")}.`;
    })
    .join("\n\n");
}

const folded = (content) => `<details><summary>Types</summary>\n\n${content}\n\n</details>`;
