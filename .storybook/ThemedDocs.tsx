import { DocsContainer, type DocsContainerProps } from "@storybook/addon-docs/blocks";
import { type PropsWithChildren, useEffect, useState, useSyncExternalStore } from "react";
import { addons } from "storybook/preview-api";
import { readScheme, watchSystemScheme } from "../src/testing/storybook/colorScheme.js";
import { setOnPage } from "../src/testing/storybook/setOnPage.js";
import { themes } from "./theme.js";

/** A docs page in the toolbar's scheme, its own text and pictures as well as Storybook's part of it. */
export function ThemedDocs({ children, ...props }: PropsWithChildren<DocsContainerProps>) {
  const [chosen, setChosen] = useState<unknown>(firstScheme);
  useEffect(() => {
    const take = ({ globals }: { globals: Record<string, unknown> }) => setChosen(globals.colorScheme);
    const channel = addons.getChannel();
    channel.on("globalsUpdated", take);
    channel.on("setGlobals", take);
    return () => {
      channel.off("globalsUpdated", take);
      channel.off("setGlobals", take);
    };
  }, []);
  const scheme = useSyncExternalStore(watchSystemScheme, () => readScheme(chosen));
  useEffect(() => setOnPage({ "data-theme": scheme }), [scheme]);
  return (
    <DocsContainer {...props} theme={themes[scheme]}>
      {children}
    </DocsContainer>
  );
}

/** The address may name it before any page was shown: `?globals=colorScheme:dark`. */
function firstScheme(): string | undefined {
  return /(?:^|;)colorScheme:(\w+)/.exec(new URLSearchParams(location.search).get("globals") ?? "")?.[1];
}
