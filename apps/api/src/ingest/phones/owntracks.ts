import { z } from 'zod';
import { keptAttributes } from '../attributes.js';
import { knownOf, METRES_PER_SECOND_PER_KMH } from '../field-values.js';

// OwnTracks, over HTTP and MQTT alike. Unix seconds, km/h, percent; −1 for unknown.
// Source: the OwnTracks booklet, docs/tech/json.md.

const unknownable = z.number().nullish();
const text = z.string().nullish();

const messageSchema = z.object({ _type: z.string() });

const locationSchema = z.object({
  topic: text,
  tid: text,
  tst: z.number(),
  lat: z.number(),
  lon: z.number(),
  vel: unknownable,
  cog: unknownable,
  alt: unknownable,
  acc: unknownable,
  vac: unknownable,
  batt: unknownable,
  bs: unknownable,
  conn: text,
  t: text,
  inregions: z.array(z.string()).nullish(),
});

/** Battery status: 0 unknown, 1 unplugged, 2 charging, 3 full. */
const chargingByStatus: Readonly<Record<number, boolean>> = { 1: false, 2: true, 3: true };

/** What is not a place: waypoints, transitions, last wills, the status of the app … */
export const NOT_A_LOCATION = Symbol('not a location');

/**
 * A message as a report for the door; undefined when it has not the app's shape, as an encrypted one has not.
 * The device is its `topic`, else what the channel calls it, else its two-letter `tid`.
 */
export function reportOfOwntracks(
  message: unknown,
  channelName?: string,
): Record<string, unknown> | typeof NOT_A_LOCATION | undefined {
  const { _type: type } = messageSchema.safeParse(message).data ?? {};
  if (type === undefined || type === 'encrypted') return undefined;
  if (type !== 'location') return NOT_A_LOCATION;
  const parsed = locationSchema.safeParse(message);
  if (!parsed.success) return undefined;
  const { topic, tid, tst, lat, lon, vel, cog, alt, acc, vac, batt, bs, conn, t, inregions } = parsed.data;
  return {
    truckId: topic ?? channelName ?? tid,
    recordedAt: Math.round(tst * 1000),
    latitude: lat,
    longitude: lon,
    speed: knownOf(vel, METRES_PER_SECOND_PER_KMH),
    heading: knownOf(cog),
    altitude: alt,
    accuracy: knownOf(acc),
    battery: knownOf(batt),
    charging: chargingByStatus[bs ?? 0],
    attributes: keptAttributes(
      Object.entries({
        event: t,
        tid,
        connection: conn,
        verticalAccuracy: knownOf(vac),
        regions: inregions?.join(', '),
      }),
    ),
  };
}
