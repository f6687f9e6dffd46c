/** The toolbar's word for "as the story says". */
export const asTheStory = "story";

export interface MenuItem {
  readonly value: string;
  readonly title: string;
  readonly right?: string;
  readonly type?: "item" | "reset";
}

/** Storybook marks a menu as long as something else than its way back is chosen. */
const wayBack: MenuItem = { value: asTheStory, title: "As the story", type: "reset" };

/** A menu of the toolbar that begins with "as the story"; `title` stands there as long as nothing else is chosen. */
export function menu<Icon extends string>(
  title: string,
  icon: Icon,
  description: string,
  items: readonly MenuItem[],
) {
  return { description, toolbar: { title, icon, dynamicTitle: true, items: [wayBack, ...items] } };
}
