/**
 * Calls what the Next files export as Next would: a route by its method, an action with an argument that went over the
 * wire, both with the request's headers at hand. It listens on a free port and prints its address.
 */
import { createServer } from "node:http";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { answering } from "next/headers";

const exported = await import(join(process.cwd(), process.argv[2]));

async function answer(request) {
  if (!exported.fetchConnectToken) {
    return (
      exported[request.method]?.(request) ?? new Response(null, { status: 405, headers: { allow: "POST" } })
    );
  }
  if (request.method !== "POST") return new Response(null, { status: 405, headers: { allow: "POST" } });
  const text = await request.text();
  const asked = text === "" ? {} : JSON.parse(text);
  const answered = await exported.fetchConnectToken({ ...asked, externalUserId: "alice" });
  // What React would refuse to send to the browser does not come through here either.
  return Response.json(structuredClone(answered));
}

const listener = getRequestListener((request) => answering(request, () => answer(request)));
const server = createServer(listener).listen(0, "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${server.address().port}`);
});
