import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { doors, styleSheets } from "../../doors.js";
import manifest from "../../package.json" with { type: "json" };
import { readme, recipes, writeReadmeFiles } from "./writeReadmeFiles.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Hono and Express are no dependencies here: `npm run test:package` installs them and runs these two. */
const elsewhere = ["server/hono.ts", "server/express.ts"];

it.each([
  ["README.md", readme],
  ["docs/testing.md", recipes],
])(
  "compiles every code block of %s that has a file name, as strictly as an app may",
  (page, text) => {
    const { folder, files } = writeReadmeFiles(`types-of-${basename(page)}`, text);
    const config = {
      compilerOptions: {
        target: "es2022",
        lib: ["es2023", "dom", "dom.iterable"],
        module: "esnext",
        moduleResolution: "bundler",
        jsx: "react-jsx",
        strict: true,
        noUncheckedIndexedAccess: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: true,
        noEmit: true,
        types: ["node"],
        paths: Object.fromEntries(doors.map(({ name, source }) => [name, [source]])),
      },
      files: [
        "next-headers.d.ts",
        "style-sheets.d.ts",
        ...files.filter((file) => /\.tsx?$/.test(file) && !elsewhere.includes(file)),
      ],
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    // The package brings its own beside the stylesheet: `npm run test:package` compiles with that.
    writeFileSync(
      join(folder, "style-sheets.d.ts"),
      styleSheets.map((sheet) => `declare module "${sheet.name}";\n`).join(""),
    );
    const { status, stdout } = spawnSync(join(root, "node_modules/.bin/tsc"), ["-p", folder], {
      encoding: "utf8",
    });
    expect(stdout).toBe("");
    expect(status).toBe(0);
  },
  30_000,
);

it("names no command that package.json does not have", () => {
  const named = [...readme.matchAll(/\bnpm (start|test|run [\w:-]+)/g)].map(([, words = ""]) =>
    words.replace("run ", ""),
  );
  expect(named).toEqual(expect.arrayContaining(["start", "test", "test:package"]));
  expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(named));
});

it("links to no heading and no file that is not there", () => {
  const targets = [...readme.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
  const broken = targets.filter((target) => !/^https?:/.test(target) && !isThere(target));
  expect(broken).toEqual([]);
});

it("installs the tarball that this version packs", () => {
  expect(readme).toContain(`${manifest.name}-${manifest.version}.tgz`);
});

it.each([
  ["README.md", readme, []],
  ["docs/testing.md", recipes, ["jose", "rettime", "@open-draft/deferred-promise"]],
])(
  "lets Jest transform the ES modules that %s names, where npm and where pnpm puts them",
  async (page, text, further) => {
    const { folder, files } = writeReadmeFiles(`jest-of-${basename(page)}`, text);
    const file = files.find((name) => name.startsWith("jest."));
    const { default: config } = await import(/* @vite-ignore */ join(folder, file ?? "jest.config.js"));
    const isLeft = (path: string) =>
      config.transformIgnorePatterns.some((pattern: string) => new RegExp(pattern).test(path));

    const npm = (name: string) => `/app/node_modules/${name}/index.js`;
    const pnpm = (name: string) =>
      `/app/node_modules/.pnpm/${name.replace("/", "+")}@1.0.0/node_modules/${name}/index.js`;
    const modules = [manifest.name, "leven", ...further];
    expect(modules.flatMap((name) => [npm(name), pnpm(name)]).filter(isLeft)).toEqual([]);
    expect(["react", "react-dom"].flatMap((name) => [npm(name), pnpm(name)]).every(isLeft)).toBe(true);
  },
);

function isThere(target: string): boolean {
  const [path = "", anchor] = target.split("#");
  const file = join(root, path === "" ? "README.md" : path);
  if (!existsSync(file)) return false;
  return anchor === undefined || headings(readFileSync(file, "utf8")).includes(anchor);
}

/** Headings' names as GitHub makes them. */
function headings(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, "")
      .replace(/\s/g, "-"),
  );
}
