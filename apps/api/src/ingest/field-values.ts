// What devices write and what it means; used by more than one protocol.

export const METRES_PER_SECOND_PER_KNOT = 1852 / 3600;
export const METRES_PER_SECOND_PER_KMH = 1 / 3.6;

/** Below it a plain number is seconds, else milliseconds: the largest 32-bit second, as Traccar reads it. */
const LAST_SECOND = 2_147_483_647;

const DATE_AND_TIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:?\d\d)?$/;

/** Text by name: of a query, a form or a flat JSON object. */
export type Fields = Readonly<Record<string, string>>;

/** A repeated name keeps its last value; anything but text and numbers is nothing. */
export function fieldsOf(values: object): Fields {
  const entries = Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value.at(-1) : value]);
  const plain = entries.filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value));
  return Object.fromEntries(plain.map(([name, value]) => [name, String(value)])) as Fields;
}

/** Phones say "unknown" with a negative number. */
export function knownOf(value: number | null | undefined, factor = 1): number | null | undefined {
  if (value == null) return undefined;
  return value < 0 ? null : value * factor;
}

/** NaN for text that is not a number: the door refuses it, which an absent value would not. */
export function numberOf(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
}

export function truthOf(text: string | undefined): boolean | undefined {
  return text === undefined || text === '' ? undefined : /^(true|1)$/i.test(text);
}

/** Unix seconds, unix milliseconds, ISO 8601 with `T`, or `yyyy-MM-dd HH:mm:ss`, which we read as UTC. */
export function instantOf(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  const number = numberOf(text)!;
  if (!Number.isNaN(number)) return Math.round(Math.abs(number) < LAST_SECOND ? number * 1000 : number);
  const [, day, time, zone = 'Z'] = DATE_AND_TIME.exec(text) ?? [];
  return day === undefined ? Number.NaN : Date.parse(`${day}T${time}${zone}`);
}
