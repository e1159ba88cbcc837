import { keptAttributes } from '../attributes.js';
import { type Fields, instantOf, knownOf, METRES_PER_SECOND_PER_KMH, numberOf, truthOf } from '../field-values.js';

// GPSLogger for Android fills a template that its user wrote: these are the names of `%ALL`, and the other ones of the app's
// own example. m/s or km/h, percent; an empty value is no value.

const ATTRIBUTES = ['sat', 'hdop', 'vdop', 'pdop', 'prov', 'act', 'dist', 'desc', 'profile'];

/** A query, form or flat JSON body as a report for the door. @param user of HTTP Basic, the last resort for a name */
export function reportOfGpslogger(fields: Fields, user: string | undefined): Record<string, unknown> {
  const read = (...names: string[]): string | undefined => names.map((name) => fields[name]).find(Boolean);
  const speed = numberOf(read('spd', 's', 'speed'));
  const speedKmh = numberOf(read('spd_kph'));
  return {
    truckId: read('id', 'device', 'aid', 'ser') ?? user,
    recordedAt: instantOf(read('time', 'timestamp', 'timeoffset')),
    latitude: numberOf(read('lat', 'latitude')),
    longitude: numberOf(read('lon', 'lng', 'longitude')),
    speed: speed === undefined ? knownOf(speedKmh, METRES_PER_SECOND_PER_KMH) : knownOf(speed),
    heading: knownOf(numberOf(read('dir'))),
    altitude: numberOf(read('alt')),
    accuracy: knownOf(numberOf(read('acc'))),
    battery: knownOf(numberOf(read('batt'))),
    charging: truthOf(read('ischarging')),
    attributes: keptAttributes(ATTRIBUTES.flatMap((name) => (fields[name] ? [[name, attributeOf(fields[name])]] : []))),
  };
}

function attributeOf(text: string): string | number {
  const number = numberOf(text);
  return number === undefined || !Number.isFinite(number) ? text : number;
}
