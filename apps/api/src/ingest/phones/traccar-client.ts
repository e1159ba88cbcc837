import { z } from 'zod';
import { keptAttributes } from '../attributes.js';
import { knownOf } from '../field-values.js';

// Traccar Client 9+ posts JSON in the shape of its background-geolocation library: m/s (the query has knots), a
// battery of 0…1, and −1 for unknown.

const unknownable = z.number().nullish();

const bodySchema = z.object({
  device_id: z.union([z.string(), z.number()]).transform(String),
  location: z.object({
    timestamp: z.union([z.string(), z.number()]),
    coords: z
      .object({
        latitude: z.number(),
        longitude: z.number(),
        accuracy: unknownable,
        speed: unknownable,
        heading: unknownable,
        altitude: unknownable,
      })
      .nullish(),
    battery: z.object({ level: unknownable, is_charging: z.boolean().nullish() }).nullish(),
    event: z.string().nullish(),
    is_moving: z.boolean().nullish(),
    odometer: unknownable,
    activity: z.object({ type: z.string().nullish() }).nullish(),
    extras: z.record(z.string(), z.unknown()).nullish(),
  }),
});

/** The JSON body as a report for the door; undefined when it has not the app's shape. */
export function reportOfTraccarClient(body: unknown): Record<string, unknown> | undefined {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) return undefined;
  const { device_id, location } = parsed.data;
  const { coords, battery } = location;
  const level = knownOf(battery?.level, 100);
  const report = {
    truckId: device_id,
    recordedAt: location.timestamp,
    battery: typeof level === 'number' ? Math.round(level * 10) / 10 : level,
    charging: battery?.is_charging,
    attributes: attributesOf(location),
  };
  if (!coords) return { ...report, valid: false };
  return {
    ...report,
    latitude: coords.latitude,
    longitude: coords.longitude,
    speed: knownOf(coords.speed),
    heading: knownOf(coords.heading),
    altitude: coords.altitude,
    accuracy: knownOf(coords.accuracy),
  };
}

function attributesOf(location: z.infer<typeof bodySchema>['location']): Record<string, string | number | boolean> {
  const told = {
    ...location.extras,
    event: location.event,
    motion: location.is_moving,
    odometer: location.odometer,
    activity: location.activity?.type,
  };
  return keptAttributes(Object.entries(told));
}
