import { addons } from "storybook/manager-api";
import { readScheme, watchSystemScheme } from "../src/testing/storybook/colorScheme.js";
import { themes } from "./theme.js";

const show = () => addons.setConfig({ theme: themes[readScheme("system")], sidebar: { showRoots: false } });

show();
watchSystemScheme(show);
