import { keptAttributes } from '../attributes.js';
import { type Fields, instantOf, knownOf, METRES_PER_SECOND_PER_KNOT, numberOf, truthOf } from '../field-values.js';

// The OsmAnd / Traccar Client query: `id=T1&lat=…&lon=…&timestamp=…&speed=<knots>&bearing=…`.
// Semantics after Traccar's OsmAndProtocolDecoder (Apache-2.0); source of the cases: docs/devices.md.

// Read into the report itself, so not repeated among the attributes.
const OWN_FIELDS = new Set([
  'id', 'deviceid', 'lat', 'lon', 'location', 'timestamp', 'speed', 'bearing', 'heading', 'altitude', 'accuracy',
  'batt', 'charge', 'valid', 'cell', 'wifi',
]); // prettier-ignore

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
    heading: knownOf(numberOf(fields['bearing'] ?? fields['heading'])),
    altitude: numberOf(fields['altitude']),
    accuracy: knownOf(numberOf(fields['accuracy'])),
  };
}

function attributesOf(fields: Fields): Record<string, string | number | boolean> {
  const others = Object.entries(fields).filter(([name]) => !OWN_FIELDS.has(name));
  return keptAttributes(others.map(([name, text]) => [name, attributeOf(text)]));
}

function attributeOf(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  // `00123` is a name that looks like a number.
  const number = /^0\d/.test(text) ? undefined : numberOf(text);
  return number === undefined || !Number.isFinite(number) ? text : number;
}
