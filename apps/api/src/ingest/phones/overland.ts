import { z } from 'zod';
import { keptAttributes } from '../attributes.js';
import { instantOf, knownOf } from '../field-values.js';

// Overland posts GeoJSON features, [longitude, latitude]: m/s, a battery of 0…1, and negative numbers for unknown.
// Source: the README of aaronpk/Overland-iOS.

const unknownable = z.number().nullish();

const featureSchema = z.object({
  geometry: z.object({ coordinates: z.tuple([z.number(), z.number()], z.unknown()) }),
  properties: z.object({
    timestamp: z.string(),
    device_id: z.string().nullish(),
    speed: unknownable,
    course: unknownable,
    altitude: unknownable,
    horizontal_accuracy: unknownable,
    vertical_accuracy: unknownable,
    battery_level: unknownable,
    battery_state: z.string().nullish(),
    motion: z.array(z.string()).nullish(),
    activity: z.string().nullish(),
    wifi: z.string().nullish(),
  }),
});

/** One batch; the features in it are looked at one by one, for one that is wrong must not hold up the others. */
export const overlandBatchSchema = z.object({ locations: z.array(z.unknown()) });

const chargingByState: Readonly<Record<string, boolean>> = { charging: true, full: true, unplugged: false };

/**
 * A feature as a report for the door; undefined when it has not the app's shape.
 * @param sender what to call the device when its own `device_id` is empty
 */
export function reportOfOverland(feature: unknown, sender: string | undefined): Record<string, unknown> | undefined {
  const parsed = featureSchema.safeParse(feature);
  if (!parsed.success) return undefined;
  const { geometry, properties } = parsed.data;
  const [longitude, latitude] = geometry.coordinates;
  const { motion, activity, wifi, vertical_accuracy, battery_level, battery_state } = properties;
  return {
    truckId: properties.device_id || sender,
    recordedAt: instantOf(properties.timestamp),
    latitude,
    longitude,
    speed: knownOf(properties.speed),
    heading: knownOf(properties.course),
    altitude: properties.altitude,
    accuracy: knownOf(properties.horizontal_accuracy),
    battery: percentOf(battery_level),
    charging: chargingByState[battery_state ?? ''],
    attributes: keptAttributes(
      Object.entries({ motion: motion?.join(', '), activity, wifi, verticalAccuracy: knownOf(vertical_accuracy) }),
    ),
  };
}

function percentOf(level: number | null | undefined): number | null | undefined {
  const percent = knownOf(level, 100);
  return typeof percent === 'number' ? Math.round(percent * 10) / 10 : percent;
}
