import { expect, it } from "vitest";

interface Meta {
  readonly title: string;
  readonly argTypes?: Readonly<Record<string, { readonly control?: string | { readonly type: string } }>>;
  readonly parameters?: { readonly controls?: { readonly include?: readonly string[] } };
}

const metas = Object.values(
  import.meta.glob<Meta>("../../stories/**/*.stories.tsx", { eager: true, import: "default" }),
);

/** Each is for one kind of value, and none is text that has to be right as JSON. */
const kinds = ["boolean", "check", "inline-radio", "select", "text"];

it.each(metas)("the controls of $title are no boxes of JSON", ({ argTypes = {}, parameters }) => {
  const names = parameters?.controls?.include ?? Object.keys(argTypes);
  const shown = names.map((name) => {
    const control = argTypes[name]?.control;
    return [name, typeof control === "object" ? control.type : control];
  });
  expect(shown.filter(([, kind]) => kind === undefined || !kinds.includes(kind))).toEqual([]);
});

it.each(metas)("$title says which controls it has", ({ argTypes, parameters }) => {
  // Else Storybook makes some up from the component's props.
  expect(parameters?.controls?.include ?? argTypes).toBeDefined();
});
