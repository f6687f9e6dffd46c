/** Serves a Hono app, whose file is the argument, on a free port and prints its address. */
import { join } from "node:path";
import { serve } from "@hono/node-server";

const { app } = await import(join(process.cwd(), process.argv[2]));
serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
  console.log(`http://127.0.0.1:${port}`),
);
