import { type ConnectEmulator, createConnectEmulator } from "react-connect-token/testing";
import { type ServedEmulator, serveEmulator } from "react-connect-token/testing/node";
import { createClient } from "redis";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bundleServerProcess } from "./bundleServerProcess.js";
import { type Fleet, startFleet } from "./startFleet.js";
import { type StartedRedis, startRedis } from "./startRedis.js";

const processes = 8;
const tokensEach = 20;
/** Past the margin of an access token's hour. */
const aTokensTime = 3_480_000;

let script: string;
beforeAll(async () => {
  script = await bundleServerProcess();
});

describe.each(["redis", "ioredis"] as const)(
  "eight processes with the client of %s on one Redis",
  (library) => {
    let redis: StartedRedis;
    let emulator: ConnectEmulator;
    let served: ServedEmulator;
    let fleet: Fleet;
    /** Runs when an OAuth request has arrived, before it is answered. */
    let atOAuth: () => unknown;

    beforeAll(async () => {
      redis = await startRedis();
      emulator = createConnectEmulator();
      const { clientId, clientSecret, projectId } = emulator;
      const watched = async (request: Request) => {
        if (request.url.endsWith("/v1/oauth/token")) await atOAuth();
        return emulator.fetch(request);
      };
      served = await serveEmulator({ ...emulator, fetch: watched });
      const settings = {
        library,
        redisPort: redis.port,
        baseUrl: served.url,
        clientId,
        clientSecret,
        projectId,
      };
      fleet = await startFleet(script, processes, settings);
      await fleet.do({ order: "reach" });
    });
    beforeEach(() => {
      atOAuth = () => {};
    });
    afterAll(async () => {
      await fleet.end();
      await served.close();
      redis.goOn();
      await redis.kill();
    });

    /** Every process makes its Connect tokens, all at once; a time that is given passes first. */
    async function makeTokens(advanceMs = 0) {
      emulator.advance(advanceMs);
      const before = oauthRequests();
      const reports = await fleet.do({ order: "make", tokens: tokensEach, advanceMs });
      return {
        made: reports.reduce((sum, { made }) => sum + made, 0),
        failures: reports.flatMap(({ failures }) => failures),
        warnings: reports.flatMap(({ warnings }) => warnings),
        accessTokens: [...new Set(reports.map(({ accessToken }) => accessToken))],
        oauthRequests: oauthRequests() - before,
      };
    }
    const oauthRequests = () => emulator.requests.filter(({ path }) => path === "/v1/oauth/token").length;

    const allMade = { made: processes * tokensEach, failures: [] };

    it("make one OAuth request when they start together, and one when the token has lapsed", async () => {
      expect(await makeTokens()).toMatchObject({ ...allMade, oauthRequests: 1, warnings: [] });
      expect(await makeTokens()).toMatchObject({ ...allMade, oauthRequests: 0 });
      expect(await makeTokens(aTokensTime)).toMatchObject({ ...allMade, oauthRequests: 1, warnings: [] });
    });

    it("leave nothing in clear in Redis", async () => {
      const { accessTokens } = await makeTokens(aTokensTime);
      const plain = await createClient({ socket: { port: redis.port, host: "127.0.0.1" } }).connect();
      const keys = await plain.keys("*");
      const standing = await Promise.all(keys.map(async (key) => [key, await plain.get(key)] as const));
      plain.destroy();
      expect(accessTokens).toEqual([expect.stringMatching(/^ey/)]);
      expect(standing).toEqual([
        [
          expect.stringMatching(/^react-connect-token:[0-9a-f]{32}$/),
          expect.stringMatching(/^([\w-]*\.){4}/),
        ],
      ]);
      const text = standing.flat().join(" ");
      const decoded = text.split(/[ .]/).map((part) => Buffer.from(part, "base64url").toString("latin1"));
      for (const secret of [...accessTokens.map(String), emulator.clientSecret, emulator.clientId, "ctok_"]) {
        expect(`${text} ${decoded.join(" ")}`).not.toContain(secret);
      }
    });

    it("fail no call when Redis is killed while one of them asks, nor while it is away", async () => {
      await makeTokens(aTokensTime);
      atOAuth = () => redis.kill();
      expect(await makeTokens(aTokensTime)).toMatchObject(allMade);
      expect(await makeTokens(aTokensTime)).toMatchObject(allMade);
      atOAuth = () => {};
      await redis.restart();
      await fleet.do({ order: "reach" });
      expect(await makeTokens(aTokensTime)).toMatchObject({ ...allMade, oauthRequests: 1 });
    });

    it("fail no call when Redis stands still while one of them asks, nor as long as it does", async () => {
      await makeTokens(aTokensTime);
      atOAuth = () => redis.stop();
      expect(await makeTokens(aTokensTime)).toMatchObject(allMade);
      expect(await makeTokens(aTokensTime)).toMatchObject(allMade);
      atOAuth = () => {};
      redis.goOn();
      await fleet.do({ order: "reach" });
      expect(await makeTokens(aTokensTime)).toMatchObject({ ...allMade, oauthRequests: 1 });
    });
  },
);
