import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { chromium } from "playwright-core";
import { findBrowser, launchFlags } from "../../scripts/findBrowser.js";

export type OpenPage = Awaited<ReturnType<typeof openPage>>;

/** A browser of its own with the page in it, and what the browser knows about the page's main thread. */
export async function openPage(script: string) {
  const server = createServer((request, response) => {
    const [type, text] =
      request.url === "/page.js"
        ? ["text/javascript", script]
        : [
            "text/html",
            '<!doctype html><meta charset="utf-8"><title>bench</title><script type="module" src="/page.js"></script>',
          ];
    response.writeHead(200, { "content-type": type }).end(text);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const browser = await chromium.launch({ executablePath: findBrowser(), args: launchFlags });
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}`);
  await page.waitForFunction("window.bench");
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });

  async function threadMs(): Promise<number> {
    const { metrics } = await devtools.send("Performance.getMetrics");
    const found = metrics.find(({ name }) => name === "ThreadTime");
    if (found === undefined) throw new Error("This Chromium does not tell the processor time of a thread.");
    return found.value * 1_000;
  }

  async function evaluate<Value>(call: string): Promise<Value> {
    const { result, exceptionDetails } = await devtools.send("Runtime.evaluate", {
      expression: `bench.${call}`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  const collectGarbage = () => devtools.send("HeapProfiler.collectGarbage");

  return {
    version: browser.version(),
    evaluate,
    /** Processor time in ms that the main thread spends on a call of the page's, with nobody's garbage before it. */
    async cpuMs(call: string): Promise<number> {
      await collectGarbage();
      const before = await threadMs();
      await evaluate(call);
      return (await threadMs()) - before;
    },
    /** Bytes of JavaScript that are held on to. */
    async heldBytes(): Promise<number> {
      await collectGarbage();
      return (await devtools.send("Runtime.getHeapUsage")).usedSize;
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}
