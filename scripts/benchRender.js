/** `npm run bench:render`: ten thousand gates in Chromium beside what else they can be made of, and what each weighs. */
import { runnerImport } from "vite";

// Before anything is bundled: JSX is compiled for development otherwise.
process.env.NODE_ENV = "production";
const { module } = await runnerImport("./bench/render/run.ts", { configFile: false, logLevel: "error" });
await module.run();
