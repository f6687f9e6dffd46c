export default {
  framework: "@storybook/react-vite",
  stories: ["../app/*.stories.tsx"],
  core: { disableTelemetry: true },
};
