import type { Instant } from "../environment/Clock.js";
import type { ClientSettings } from "./ClientSettings.js";
import { isTokenText } from "./isTokenText.js";
import { type KeptAccessToken, usableLeftMs } from "./KeptAccessToken.js";

/** How one secret's access token is kept where others may read. */
export interface Seal {
  /** Under which name. It is derived from the secret as the key is, so each secret has a place of its own. */
  readonly name: string;
  close(kept: KeptAccessToken, now: Instant): Promise<string>;
  /** `null` for whatever was not closed with this seal, or is over. */
  open(sealed: unknown, now: Instant): Promise<KeptAccessToken | null>;
}

type SealedSettings = Pick<ClientSettings, "baseUrl" | "clientId" | "projectEnvironment" | "scope">;

/**
 * The seal of a secret and the settings that an access token depends on: compact JWE, `dir` with A256GCM. Whoever reads
 * the store learns nothing, whoever writes to it can make up nothing, and a rotated secret finds it empty.
 *
 * @see RFC 5869 (HKDF); RFC 7516 (JWE)
 */
export async function createSeal(settings: SealedSettings, clientSecret: string): Promise<Seal> {
  // Only a server with a store pays for it, and Jest without ES modules runs the others.
  const [{ compactDecrypt }, { CompactEncrypt }, derived] = await Promise.all([
    import("jose/jwe/compact/decrypt"),
    import("jose/jwe/compact/encrypt"),
    derive(settings, clientSecret),
  ]);
  const key = derived.subarray(0, 32);
  return {
    name: `react-connect-token:${hex(derived.subarray(32, 48))}`,
    async close(kept, now) {
      const leftMs = usableLeftMs(kept, now);
      const content: SealedContent = [kept.token, now.wall + leftMs, leftMs];
      return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(content)))
        .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
        .encrypt(key);
    },
    async open(sealed, now) {
      if (typeof sealed !== "string") return null;
      try {
        const { plaintext } = await compactDecrypt(sealed, key, {
          keyManagementAlgorithms: ["dir"],
          contentEncryptionAlgorithms: ["A256GCM"],
        });
        return readContent(JSON.parse(new TextDecoder().decode(plaintext)), now);
      } catch {
        return null; // cut short, altered, or of another version
      }
    },
  };
}

/** The token, until when by the writer's wall clock, and for how many milliseconds at most whatever the clocks say. */
type SealedContent = readonly [token: string, until: number, longestMs: number];

function readContent(content: unknown, now: Instant): KeptAccessToken | null {
  const [token, until, longestMs] = Array.isArray(content) ? content : [];
  const usableMs = Math.min(until - now.wall, longestMs);
  return isTokenText(token) && usableMs > 0 ? { token, since: now, usableMs } : null;
}

async function derive(settings: SealedSettings, clientSecret: string): Promise<Uint8Array> {
  const { baseUrl, clientId, projectEnvironment, scope } = settings;
  const encoder = new TextEncoder();
  const scopes = scope.split(" ").sort();
  const purpose = ["react-connect-token access token 1", baseUrl, clientId, projectEnvironment, scopes];
  const secret = await crypto.subtle.importKey("raw", encoder.encode(clientSecret), "HKDF", false, [
    "deriveBits",
  ]);
  const info = encoder.encode(JSON.stringify(purpose));
  return new Uint8Array(
    await crypto.subtle.deriveBits(
      { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info },
      secret,
      384,
    ),
  );
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
