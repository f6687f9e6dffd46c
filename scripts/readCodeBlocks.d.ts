/** A fenced code block of a Markdown text; `file` is the name in its first line, if it has one. */
export interface CodeBlock {
  readonly language: string;
  readonly file: string | undefined;
  readonly code: string;
}

/**
 * The fenced code blocks of a Markdown text. A block whose first line is a comment with a file's name, and nothing else,
 * is that file: `// app/page.tsx`.
 */
export function readCodeBlocks(markdown: string): readonly CodeBlock[];
