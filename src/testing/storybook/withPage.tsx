"use client";
import { type ReactNode, useLayoutEffect } from "react";
import { menu } from "./menu.js";
import type { Story, StoryContext } from "./StoryContext.js";
import { setOnPage } from "./setOnPage.js";

/** What can be chosen in the toolbar of the page around any story. */
export const pageGlobalTypes = {
  colorScheme: menu("Theme", "mirror", "Light or dark", [
    { value: "light", title: "Light" },
    { value: "dark", title: "Dark" },
  ]),
  direction: menu("Direction", "transfer", "Left to right or right to left", [
    { value: "ltr", title: "Left to right" },
    { value: "rtl", title: "Right to left" },
  ]),
};

/** Storybook's decorator: shows every story in the toolbar's colour scheme and direction. */
export function withPage(Story: Story, { globals, viewMode }: StoryContext) {
  return (
    <Page
      scheme={oneOf(["light", "dark"], globals.colorScheme)}
      direction={oneOf(["ltr", "rtl"], globals.direction)}
      isAlone={viewMode !== "docs"}
    >
      <Story />
    </Page>
  );
}

interface PageProps {
  readonly scheme: "light" | "dark" | undefined;
  readonly direction: "ltr" | "rtl" | undefined;
  readonly isAlone: boolean;
  readonly children: ReactNode;
}

/** On the html element, the way a product does it; of a page of documents only the stories turn around. */
function Page({ scheme, direction, isAlone, children }: PageProps) {
  const ofPage = isAlone ? direction : undefined;
  useLayoutEffect(() => {
    setOnPage({ "data-theme": scheme, dir: ofPage });
    document.documentElement.style.colorScheme = scheme ?? "";
  }, [scheme, ofPage]);
  // Alone it stands where it is put: an element around it would be one more to lay out, and to take the focus.
  return isAlone || direction === undefined ? children : <div dir={direction}>{children}</div>;
}

function oneOf<Value extends string>(values: readonly Value[], chosen: unknown): Value | undefined {
  return values.find((each) => each === chosen);
}
