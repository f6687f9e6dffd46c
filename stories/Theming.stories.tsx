import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent } from "storybook/test";
import { uiVariables } from "../src/ui/stylingHooks.js";
import { ThemeEditor } from "./theming/ThemeEditor.js";

const meta = {
  title: "Theming",
  // Its page is written by hand: Theming.mdx.
  tags: ["!autodocs"],
  parameters: { connectToken: false, stageWidth: "64rem", controls: { include: [] } },
  render: () => <ThemeEditor />,
} satisfies Meta;
export default meta;

type Story = StoryObj<typeof meta>;

/** Every variable has a field, found by its name. */
export const Editor: Story = {
  play: async ({ canvas }) => {
    for (const { name, description } of uiVariables)
      await expect(canvas.getByRole("textbox", { name })).toHaveAccessibleDescription(
        expect.stringContaining(description),
      );
  },
};

/** A theme made, looked at and taken back with the keyboard alone. */
export const ByKeyboard: Story = {
  play: async ({ canvas, canvasElement }) => {
    const panel = () => canvasElement.querySelector<HTMLElement>("[data-ctok=status][data-tone]");
    const looks = () => getComputedStyle(panel() ?? canvasElement);
    const css = canvasElement.querySelector("pre");
    const usual = looks().borderRadius;

    const radius = canvas.getByRole("textbox", { name: "--ctok-radius" });
    radius.focus();
    await userEvent.keyboard("{Control>}a{/Control}2rem");
    await expect(looks().borderRadius).toBe("32px");
    await expect(css).toHaveTextContent(":root { --ctok-radius: 2rem; }");

    await userEvent.keyboard("{Control>}a{/Control}round");
    await expect(radius).toBeInvalid();
    await expect(radius).toHaveAccessibleDescription(/This is no length, and is left out\./);
    await expect(looks().borderRadius).toBe(usual);

    await userEvent.tab();
    await expect(canvas.getByRole("button", { name: "Reset --ctok-radius" })).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await expect(radius).toHaveFocus();
    await expect(radius).toHaveValue("0.75rem");

    const surface = canvas.getByRole("textbox", { name: "--ctok-surface" });
    surface.focus();
    await userEvent.keyboard("{Control>}a{/Control}rebeccapurple");
    await expect(looks().backgroundColor).toBe("rgb(102, 51, 153)");

    canvas.getByRole("button", { name: "Reset all" }).focus();
    await userEvent.keyboard("{Enter}");
    await expect(surface).toHaveValue("Canvas");
    await expect(css).toHaveTextContent("Nothing is changed yet.");
    await expect(canvas.getByText("All is as in the stylesheet.")).toBeVisible();
  },
};
