/** Opens the built app in jsdom and prints what its page says in the end. */
import { JSDOM } from "jsdom";

const { window } = new JSDOM('<div id="root"></div>', { url: "https://app.example.com" });
const { document } = window;
Object.assign(globalThis, { window, document });
const root = document.getElementById("root");
const said = new Promise((resolve) => {
  const look = () => root.textContent.includes("may") && resolve(root.textContent);
  new window.MutationObserver(look).observe(root, { childList: true, characterData: true, subtree: true });
});
await import("./dist/app.js");
process.stdout.write(await said);
process.exit(); // the token's next refresh would keep it running
