import { fromBase64, toBase64Url } from "./base64.js";
import type { Call } from "./Call.js";
import { badRequest } from "./Refusal.js";

const defaultLimit = 10;
const maxLimit = 100;

/**
 * One page of a list in the API's envelope. `page_info` is always there, and an empty page carries no cursor: the
 * official SDK asks on as long as it gets one.
 *
 * @param items in the order of their `sequence`, which a cursor points into
 * @see contract part 5
 */
export function paginate<Item extends { readonly sequence: number }>(
  { query, world }: Call,
  items: readonly Item[],
  toWire: (item: Item) => unknown,
) {
  const limit = readLimit(query.get("limit"));
  const after = readCursor(query.get("after"));
  const before = readCursor(query.get("before"));
  const inRange = items.filter(
    ({ sequence }) => (after === null || sequence > after) && (before === null || sequence < before),
  );
  const page = before !== null && after === null ? inRange.slice(-limit) : inRange.slice(0, limit);
  const first = page[0];
  const last = page.at(-1);
  const isLastPage = last === undefined || last.sequence === items.at(-1)?.sequence;
  return {
    data: page.map(toWire),
    page_info: {
      count: page.length,
      total_count: items.length,
      start_cursor: first === undefined ? null : cursorOf(first),
      end_cursor: last === undefined || (isLastPage && world.lastPageCursor === null) ? null : cursorOf(last),
    },
  };
}

const cursorOf = ({ sequence }: { readonly sequence: number }): string => toBase64Url(`cursor:${sequence}`);

function readCursor(text: string | null): number | null {
  if (text === null || text === "") return null;
  const sequence = /^cursor:(\d+)$/.exec(fromBase64(text) ?? "")?.[1];
  if (sequence === undefined) throw badRequest("The cursor is not one of this list");
  return Number(sequence);
}

function readLimit(text: string | null): number {
  const asked = Number(text ?? defaultLimit);
  if (!Number.isInteger(asked) || asked < 1) throw badRequest("limit must be a whole number from 1");
  return Math.min(asked, maxLimit);
}
