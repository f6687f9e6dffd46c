/** The toolbar's word for "as the story says". */
export const asTheStory = "story";

export interface MenuItem {
  readonly value: string;
  readonly title: string;
  readonly right?: string;
}

/** A menu of the toolbar that begins with "as the story"; `name` stands there as long as nothing else is chosen. */
export function menu<Icon extends string>(
  name: string,
  icon: Icon,
  description: string,
  items: readonly MenuItem[],
) {
  const first: MenuItem = { value: asTheStory, title: name, right: "as the story" };
  return { description, toolbar: { icon, dynamicTitle: true, items: [first, ...items] } };
}
