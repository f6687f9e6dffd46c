import { declareValuePlugin, PluginKind } from "@stryker-mutator/api/plugin";

/** Two words of letters: a sentence for a reader, and no value that code compares. */
const prose = /[a-z]{2,} [a-z]{2,}/i;

/** Leaves out what an error's sentence says: its code is what programs rely on, and a test of a text only repeats it. */
export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, "prose", {
    shouldIgnore({ node }) {
      const texts =
        node.type === "StringLiteral"
          ? [node.value]
          : node.type === "TemplateLiteral"
            ? node.quasis.map((quasi) => quasi.value.raw)
            : [];
      return texts.some((text) => prose.test(text)) ? "a sentence of a message" : undefined;
    },
  }),
];
