import { exampleFacts } from "./exampleFacts.js";

const titles = { browser: "In the browser", server: "On the server" };

/**
 * `docs/errors.md`, from the catalogues that the code throws from. `sides` is
 * `{ browser: { catalogue, fixes, reasons }, server: { … } }`.
 */
export function errorsPage(sides) {
  const names = Object.keys(sides);
  const codes = [...new Set(names.flatMap((side) => Object.keys(sides[side].catalogue)))];
  const sections = codes.map((code) => {
    const here = names.filter((side) => code in sides[side].catalogue);
    // A code that both sides know has one anchor, which both messages point to.
    const bodies = here.map((side) =>
      (here.length > 1 ? [`### ${titles[side]}`] : []).concat(body(code, side, sides)),
    );
    return [`## ${code}`, ...bodies.flat()].join("\n\n");
  });
  const lists = names.map((side) => {
    const links = Object.keys(sides[side].catalogue).map((code) => `[\`${code}\`](#${code})`);
    return `${titles[side]}: ${links.join(" · ")}`;
  });
  return `${[introduction, ...lists, ...sections].join("\n\n")}\n`;
}

const introduction = `# Errors

Every failure of the kit is a \`ConnectTokenError\` with a \`code\` that keeps its meaning. Its message says what happened
and how to fix it, the latter in a browser's production build on this page alone; this page adds why it is a problem.
\`error.retryable\` says whether it is tried again by itself or, on the server, whether trying again may help. A message
never holds a token, a secret, a header or a body. The facts in the messages below are examples.

Where a message of the browser's has a word in brackets, as in (403, user_mismatch), that is the route's own code: look it
up among the server's as well.`;

/** Where more is to be said of it than yes or no. */
const retries = {
  api_error:
    "**Tried again by itself:** by `useConnectQuery` after a 408, a 429 or a 5xx, unless your client has a `retry` of its own; else no.",
};
const lastLine = (side, code, retryable) =>
  retries[code] ??
  `**${side === "server" ? "Worth trying again" : "Tried again by itself"}:** ${retryable ? "yes" : "no"}.`;

function body(code, side, sides) {
  const { catalogue, fixes, reasons } = sides[side];
  const { what, retryable } = catalogue[code];
  const fix = fixes[code];
  const reason = reasons[code];
  if (!reason) throw new Error(`${code} of the ${side}'s catalogue has no entry in ${side}Reasons`);
  const facts = watched(exampleFacts[side][code] ?? {}, code);
  return [
    `> ${plain(typeof what === "string" ? what : what(facts))}`,
    `**Why.** ${plain(reason)}`,
    `**How to fix it.** ${plain(typeof fix === "string" ? fix : fix(facts))}`,
    lastLine(side, code, retryable),
  ];
}

/** Facts that a message reads have to have an example; otherwise the page would say "undefined". */
function watched(facts, code) {
  return new Proxy(facts, {
    get(target, key) {
      if (!(key in target))
        throw new Error(`${code} needs an example of ${String(key)} in scripts/docs/exampleFacts.js`);
      return target[key];
    },
  });
}

/** The catalogues hold plain text: nothing in it is markup. */
function plain(text) {
  return text.replace(/[<>*_]/g, "\\$&");
}
