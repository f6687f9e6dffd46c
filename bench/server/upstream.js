/**
 * Pipedream's two endpoints as a process of its own that does next to nothing, so that what is measured is the side
 * that calls it. It holds each answer back for the given milliseconds, as a network would. Talks to its parent.
 */
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";

const delayMs = Number(process.argv[2]);
let counts = { oauth: 0, tokens: 0 };

function answer(url) {
  if (url === "/v1/oauth/token") {
    counts.oauth++;
    return {
      access_token: `header.${randomBytes(200).toString("base64url")}.x`,
      token_type: "Bearer",
      expires_in: 3600,
    };
  }
  counts.tokens++;
  const token = `ctok_${randomBytes(16).toString("hex")}`;
  return {
    token,
    expires_at: new Date(Date.now() + 3_600_000).toISOString().replace("Z", "+00:00"),
    connect_link_url: `https://pipedream.com/_static/connect.html?token=${token}&connectLink=true`,
  };
}

const server = createServer((request, response) => {
  request.resume().on("end", () => {
    const text = JSON.stringify(answer(request.url));
    setTimeout(() => {
      response
        .writeHead(200, { "content-type": "application/json", "content-length": text.length })
        .end(text);
    }, delayMs);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send({ url: `http://127.0.0.1:${server.address().port}` }));

process.on("message", () => {
  process.send({ counts });
  counts = { oauth: 0, tokens: 0 };
});
