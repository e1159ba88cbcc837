// The OsmAnd / Traccar Client query: `id=T1&lat=…&lon=…&timestamp=…&speed=<knots>&bearing=…`.
// Semantics after Traccar's OsmAndProtocolDecoder (Apache-2.0); source of the cases: docs/devices.md.

const METRES_PER_SECOND_PER_KNOT = 1852 / 3600;

/** Below it a plain number is seconds, else milliseconds: the largest 32-bit second, as Traccar reads it. */
const LAST_SECOND = 2_147_483_647;

// Read into the report itself, so not repeated among the attributes.
const OWN_FIELDS = new Set([
  'id', 'deviceid', 'lat', 'lon', 'location', 'timestamp', 'speed', 'bearing', 'heading', 'altitude', 'accuracy',
  'batt', 'charge', 'valid', 'cell', 'wifi',
]); // prettier-ignore

const DATE_AND_TIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:?\d\d)?$/;

/** Longer or nameless ones are dropped: the place is worth more than they are. */
const LONGEST_ATTRIBUTE = 512;
const LONGEST_NAME = 64;
const MOST_ATTRIBUTES = 64;

type Fields = Readonly<Record<string, string>>;

/** A query or form body as a report for the door: knots to m/s, any of four time formats to an instant. */
export function reportOfOsmand(fields: Fields): Record<string, unknown> {
  const report = {
    truckId: fields['id'] ?? fields['deviceid'],
    recordedAt: instantOf(fields['timestamp']),
    battery: numberOf(fields['batt']),
    charging: truthOf(fields['charge']),
    attributes: attributesOf(fields),
  };
  const [latitude, longitude] = fields['location']?.split(',') ?? [fields['lat'], fields['lon']];
  const hasPlace = latitude !== undefined || longitude !== undefined;
  if (!hasPlace || truthOf(fields['valid']) === false) return { ...report, valid: false };
  return {
    ...report,
    latitude: numberOf(latitude),
    longitude: numberOf(longitude),
    speed: knownOf(numberOf(fields['speed']), METRES_PER_SECOND_PER_KNOT),
    heading: knownOf(numberOf(fields['bearing'] ?? fields['heading']), 1),
    altitude: numberOf(fields['altitude']),
    accuracy: knownOf(numberOf(fields['accuracy']), 1),
  };
}

/** Phones say "unknown" with a negative number. */
export function knownOf(value: number | undefined, factor: number): number | null | undefined {
  return value !== undefined && value < 0 ? null : value === undefined ? undefined : value * factor;
}

/** NaN for text that is not a number: the door refuses it, which an absent value would not. */
function numberOf(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
}

function truthOf(text: string | undefined): boolean | undefined {
  return text === undefined ? undefined : /^(true|1)$/i.test(text);
}

/** Unix seconds, unix milliseconds, ISO 8601 with `T`, or `yyyy-MM-dd HH:mm:ss`, which we read as UTC. */
function instantOf(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  const number = numberOf(text)!;
  if (!Number.isNaN(number)) return Math.round(Math.abs(number) < LAST_SECOND ? number * 1000 : number);
  const [, day, time, zone = 'Z'] = DATE_AND_TIME.exec(text) ?? [];
  return day === undefined ? Number.NaN : Date.parse(`${day}T${time}${zone}`);
}

function attributesOf(fields: Fields): Record<string, string | number | boolean> {
  const others = Object.entries(fields).filter(
    ([name, text]) =>
      !OWN_FIELDS.has(name) && name !== '' && name.length <= LONGEST_NAME && text.length <= LONGEST_ATTRIBUTE,
  );
  return Object.fromEntries(others.slice(0, MOST_ATTRIBUTES).map(([name, text]) => [name, attributeOf(text)]));
}

function attributeOf(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  // `00123` is a name that looks like a number.
  const number = /^0\d/.test(text) ? undefined : numberOf(text);
  return number === undefined || !Number.isFinite(number) ? text : number;
}
