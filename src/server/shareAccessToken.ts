import { elapsedMs } from "../environment/Clock.js";
import { ConnectTokenError } from "../errors/ConnectTokenError.js";
import type { AccessTokenStore } from "./AccessTokenStore.js";
import type { ClientSettings } from "./ClientSettings.js";
import type { Seal } from "./createSeal.js";
import { createStoreVisit } from "./createStoreVisit.js";
import { type KeptAccessToken, usableLeftMs } from "./KeptAccessToken.js";
import { pause } from "./pause.js";
import type { TimeLimit } from "./withTimeLimit.js";

/** How long the others wait for a server that said it would ask, and was not heard of again. */
const longestTurnMs = 5_000;
/** One that waits for several such servers in a row asks by itself after this. */
const longestWaitMs = 10_000;
/** What lies between two looks at the store while another server asks; half of it is left to chance. */
const lookEveryMs = 100;

/** What is needed to share one secret's access token. */
export interface Sharing {
  readonly settings: ClientSettings;
  readonly store: AccessTokenStore;
  readonly seal: Seal;
  readonly limit: TimeLimit;
  /** Whether a token of the store may be used: one that the API has refused may not. */
  readonly isWelcome: (token: string) => boolean;
}

/**
 * The access token that another server has put into the store, or what `request` brings, which is put there. With
 * set-if-absent one server at a time asks and the others wait for what it puts there; a store that is down, slow or
 * hangs is bypassed with one warning.
 */
export async function shareAccessToken(
  sharing: Sharing,
  request: () => Promise<KeptAccessToken | null>,
): Promise<KeptAccessToken | null> {
  const turn = await orPassBy(sharing, () => takeTurn(sharing));
  if (turn?.found) return turn.found;
  let issued: KeptAccessToken | null = null;
  try {
    issued = await request();
  } finally {
    if (turn) await orPassBy(sharing, () => endTurn(sharing, turn, issued));
  }
  return issued;
}

interface Turn {
  /** What another server has put there. */
  readonly found?: KeptAccessToken;
  /** Whether the turn that is held is surely still this server's own. */
  readonly isOwn: () => boolean;
}

async function takeTurn(sharing: Sharing): Promise<Turn> {
  const { settings, store, seal, limit } = sharing;
  const { clock, timer, random } = settings.environment;
  const turnMs = Math.min(longestTurnMs, settings.timeoutMs / 2);
  const waitMs = Math.min(longestWaitMs, settings.timeoutMs / 2);
  const start = clock();
  for (;;) {
    const visit = createStoreVisit(settings, limit);
    const look = async () => {
      const kept = await seal.open(await visit(() => store.get(seal.name)), clock());
      return kept && sharing.isWelcome(kept.token) ? kept : null;
    };
    const found = await look();
    if (found) return { found, isOwn: () => false };
    if (!store.add) return { isOwn: () => false };
    const since = clock();
    const isTaken = await visit(async () => store.add?.(turnName(seal), "1", Math.ceil(turnMs)));
    if (isTaken === true) {
      const turn = { isOwn: () => elapsedMs(since, clock()) < turnMs };
      // Between the look and the turn another server may have ended its own.
      const late = await look();
      if (!late) return turn;
      await endTurn(sharing, turn, null);
      return { ...turn, found: late };
    }
    if (elapsedMs(start, clock()) >= waitMs) return { isOwn: () => false };
    await pause(timer, lookEveryMs * (0.5 + random() / 2), limit.signal);
  }
}

async function endTurn(
  { settings, store, seal, limit }: Sharing,
  turn: Turn,
  issued: KeptAccessToken | null,
): Promise<void> {
  const visit = createStoreVisit(settings, limit);
  const now = settings.environment.clock();
  const leftMs = issued ? Math.floor(usableLeftMs(issued, now)) : 0;
  if (issued && leftMs > 0) {
    const sealed = await seal.close(issued, now);
    await visit(() => store.set(seal.name, sealed, leftMs));
  }
  // One that has lapsed may be another server's by now.
  if (turn.isOwn()) await visit(() => store.delete(turnName(seal)));
}

function turnName(seal: Seal): string {
  return `${seal.name}:turn`;
}

/** `null`, with a warning, when the store did not answer. */
async function orPassBy<Answer>({ settings }: Sharing, visit: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await visit();
  } catch (reason) {
    if (!(reason instanceof ConnectTokenError && reason.code === "store_unavailable")) throw reason;
    settings.warn(reason);
    return null;
  }
}
