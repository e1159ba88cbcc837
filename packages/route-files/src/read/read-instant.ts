import { readNumber } from './read-number.js';

const ISO =
  /^(\d{4})[-/](\d\d)[-/](\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,20}))?)? ?(Z|UTC|[+-]\d\d:?\d\d|[+-]\d\d)?)?$/i;

const MAX_DATE = 8_640_000_000_000_000;

/** Below this a bare number is taken for seconds: as ms it would be before March 1973, as s after the year 5138. */
const FIRST_MILLISECONDS = 100_000_000_000;

/**
 * Epoch ms of an instant as files write it: ISO 8601 with any zone, `2026-01-26 15:57:02`, epoch seconds or ms. Without a zone it
 * is UTC, as GPX says. Undefined when it is none of these; 05/06/2026 is not guessed at.
 */
export function readInstant(text: string | undefined): number | undefined {
  const trimmed = text !== undefined && text.length <= 64 ? text.trim() : '';
  const found = ISO.exec(trimmed);
  if (!found) return instantOfNumber(readNumber(trimmed));
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part) => Number(part ?? 0));
  const midnight = new Date(Date.UTC(year!, month! - 1, day));
  if (midnight.getUTCMonth() !== month! - 1 || hour! > 24 || minute! > 59 || second! > 60) return undefined;
  const fraction = Math.trunc(Number(`0.${found[7] ?? 0}`) * 1000 + 1e-6);
  return midnight.getTime() + ((hour! * 60 + minute!) * 60 + second!) * 1000 + fraction - offsetOf(found[8]);
}

/** Epoch ms of a number of seconds or milliseconds. */
export function instantOfNumber(number: number | undefined): number | undefined {
  if (number === undefined) return undefined;
  const instant = Math.round(Math.abs(number) < FIRST_MILLISECONDS ? number * 1000 : number);
  return Math.abs(instant) <= MAX_DATE ? instant : undefined;
}

/** Milliseconds that a zone is ahead of UTC. */
function offsetOf(zone: string | undefined): number {
  if (!zone || !/^[+-]/.test(zone)) return 0;
  const digits = zone.replace(':', '');
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5));
  return (digits.startsWith('-') ? -minutes : minutes) * 60_000;
}
