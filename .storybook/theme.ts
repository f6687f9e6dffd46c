import { create, type ThemeVars } from "storybook/theming";

const fonts = {
  fontBase:
    '"Inter", -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif',
  fontCode: 'ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace',
};

/** Storybook itself in the palette of `stories/theme.css`, whose variables it cannot read. */
export const themes: Record<"light" | "dark", ThemeVars> = {
  light: create({
    base: "light",
    ...fonts,
    ...brand("#0a655c", "#ffffff"),
    colorPrimary: "#0a655c",
    colorSecondary: "#0a655c",
    appBg: "#f4f6f5",
    appContentBg: "#ffffff",
    appPreviewBg: "#f4f6f5",
    appBorderColor: "#dbe2e0",
    appBorderRadius: 9,
    textColor: "#15201e",
    textMutedColor: "#50605d",
    barBg: "#ffffff",
    barTextColor: "#50605d",
    barSelectedColor: "#0a655c",
    barHoverColor: "#0a655c",
    inputBg: "#ffffff",
    inputBorder: "#c9d2d0",
    inputTextColor: "#15201e",
    inputBorderRadius: 7,
  }),
  dark: create({
    base: "dark",
    ...fonts,
    ...brand("#72d6c7", "#06221e"),
    colorPrimary: "#72d6c7",
    colorSecondary: "#3fa596",
    appBg: "#0e1413",
    appContentBg: "#171f1e",
    appPreviewBg: "#0e1413",
    appBorderColor: "#2d3937",
    appBorderRadius: 9,
    textColor: "#e9efed",
    textMutedColor: "#a4b3b0",
    barBg: "#171f1e",
    barTextColor: "#a4b3b0",
    barSelectedColor: "#72d6c7",
    barHoverColor: "#72d6c7",
    inputBg: "#0e1413",
    inputBorder: "#3a4846",
    inputTextColor: "#e9efed",
    inputBorderRadius: 7,
  }),
};

/** Our own mark, a ticket with a notch, and the name beside it. */
function brand(colour: string, ground: string) {
  const mark =
    `<svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" style="flex:none">` +
    `<path fill="${colour}" d="M3 4h14a2 2 0 0 1 2 2v2a2 2 0 0 0 0 4v2a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2v-2a2 2 0 0 0 0-4V6a2 2 0 0 1 2-2z"/>` +
    `<path d="M6.5 10.2l2.4 2.3 4.8-4.9" fill="none" stroke="${ground}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
  return {
    brandTitle: `<span style="display:inline-flex;align-items:center;gap:9px;font-weight:650;letter-spacing:-.01em">${mark}react-connect-token</span>`,
    brandUrl: "./",
    brandTarget: "_self",
  };
}
