import { z } from 'zod';
import { keptAttributes } from '../attributes.js';
import { instantOf, METRES_PER_SECOND_PER_KNOT } from '../field-values.js';

// What a Traccar server forwards (`forward.type=json`): knots, percent, ISO 8601. It understands 200 and more protocols.

const unknownable = z.number().nullish();

const bodySchema = z.object({
  device: z.object({ uniqueId: z.string() }),
  position: z.object({
    fixTime: z.string(),
    valid: z.boolean().nullish(),
    outdated: z.boolean().nullish(),
    latitude: z.number(),
    longitude: z.number(),
    speed: unknownable,
    course: unknownable,
    altitude: unknownable,
    accuracy: unknownable,
    attributes: z.record(z.string(), z.unknown()).nullish(),
  }),
});

/** The JSON body as a report for the door; undefined when it has not Traccar's shape. */
export function reportOfTraccarForward(body: unknown): Record<string, unknown> | undefined {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) return undefined;
  const { device, position } = parsed.data;
  const { batteryLevel, charge, ...others } = position.attributes ?? {};
  const report = {
    truckId: device.uniqueId,
    recordedAt: instantOf(position.fixTime),
    battery: typeof batteryLevel === 'number' ? batteryLevel : undefined,
    charging: typeof charge === 'boolean' ? charge : undefined,
    attributes: keptAttributes(Object.entries(others)),
  };
  // Outdated: the device told no place, and Traccar repeats the last one it knew.
  if (position.valid === false || position.outdated === true) return { ...report, valid: false };
  return {
    ...report,
    latitude: position.latitude,
    longitude: position.longitude,
    speed: position.speed == null ? undefined : position.speed * METRES_PER_SECOND_PER_KNOT,
    heading: position.course,
    altitude: position.altitude,
    accuracy: position.accuracy === 0 ? undefined : position.accuracy, // Traccar writes 0 for unknown
  };
}
