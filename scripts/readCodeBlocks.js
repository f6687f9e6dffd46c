const fence = /^```(\w+)\n(?:\/\/ (\S+\.\w+)\n)?([\s\S]*?)^```$/gm;

/**
 * The fenced code blocks of a Markdown text. A block whose first line is a comment with a file's name, and nothing else,
 * is that file: `// app/page.tsx`.
 */
export function readCodeBlocks(markdown) {
  return [...markdown.matchAll(fence)].map(([, language, file, code]) => ({ language, file, code }));
}
