export { type RenderWithConnectOptions, renderWithConnect } from "./testing/renderWithConnect.js";
