import { z } from 'zod';
import { fleetIdSchema } from '../accounts/fleet.js';
import { printableSchema, truckIdSchema } from '../names.js';
import { epochMsSchema } from '../time.js';

/**
 * What makes a device believed. `token`: a secret of its own. `name`: what it calls itself, for trackers and old apps that can
 * carry nothing else; whoever knows the name can report for it.
 */
const deviceTrustSchema = z.enum(['token', 'name']);

/** `POST /api/devices`. `identifier` is what the device calls itself (an IMEI, a device id); without one, the truck's id. */
export const newDeviceSchema = z.strictObject({
  truckId: truckIdSchema,
  identifier: truckIdSchema.optional(),
  name: printableSchema(64).optional(),
  trust: deviceTrustSchema.default('token'),
  /** Its truck joins this fleet. */
  fleetId: fleetIdSchema.optional(),
});
export type NewDevice = z.infer<typeof newDeviceSchema>;

/** `PATCH /api/devices/:deviceId`: what is given is changed. */
export const deviceChangeSchema = z.strictObject({
  name: printableSchema(64).optional(),
  isDisabled: z.boolean().optional(),
});
export type DeviceChange = z.infer<typeof deviceChangeSchema>;

export const registeredDeviceSchema = z.object({
  deviceId: z.string(),
  truckId: truckIdSchema,
  identifier: truckIdSchema,
  name: z.string(),
  trust: deviceTrustSchema,
  isDisabled: z.boolean(),
  createdAt: epochMsSchema,
});
export type RegisteredDevice = z.infer<typeof registeredDeviceSchema>;

/** Why it was not believed last, to find what is set up wrong. */
export const deviceErrorSchema = z.object({ at: epochMsSchema, code: z.string(), message: z.string() });
export type DeviceError = z.infer<typeof deviceErrorSchema>;

/** A device with what was heard of it. */
export const deviceSchema = registeredDeviceSchema.extend({
  lastHeardAt: epochMsSchema.nullable(),
  lastError: deviceErrorSchema.nullable(),
});
export type Device = z.infer<typeof deviceSchema>;

/** Something that reported and is not registered. */
export const unknownDeviceSchema = z.object({
  identifier: z.string(),
  firstAt: epochMsSchema,
  lastAt: epochMsSchema,
  count: z.int(),
});
export type UnknownDevice = z.infer<typeof unknownDeviceSchema>;

/** `GET /api/devices`. Register the identifier of an unknown one to adopt it. */
export const deviceListSchema = z.object({ devices: z.array(deviceSchema), unknown: z.array(unknownDeviceSchema) });
export type DeviceList = z.infer<typeof deviceListSchema>;

/** How one app is set up: what to write into which field, and a link that does it (as a QR code) where the app knows one. */
export const deviceSetUpSchema = z.object({
  app: z.enum(['traccar-client', 'owntracks', 'overland', 'gpslogger']),
  fields: z.array(z.object({ field: z.string(), value: z.string() })),
  link: z.string().nullable(),
});
export type DeviceSetUp = z.infer<typeof deviceSetUpSchema>;

/** The answer to a new device or a new token: the only time that the token is told. */
export const madeDeviceSchema = z.object({
  device: registeredDeviceSchema,
  token: z.string(),
  setUps: z.array(deviceSetUpSchema),
});
export type MadeDevice = z.infer<typeof madeDeviceSchema>;
