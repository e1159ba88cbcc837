import { z } from 'zod';

/** Degrees north, WGS 84. */
export const latitudeSchema = z.number().min(-90).max(90);

/** Degrees east, WGS 84. */
export const longitudeSchema = z.number().min(-180).max(180);

/** Degrees clockwise from north, 0…360. */
export const headingSchema = z.number().min(0).max(360);

/** Metres per second over the ground. 400 m/s is past the speed of sound: more is a broken device. */
export const speedSchema = z.number().min(0).max(400);

/** Metres above sea level; from the bottom of the sea to a high-flying aircraft. */
export const altitudeSchema = z.number().min(-12_000).max(50_000);

/** Radius of uncertainty in metres, one standard deviation. */
export const accuracySchema = z.number().min(0).max(10_000_000);

/** Charge of the device's battery, percent. */
export const batterySchema = z.number().min(0).max(100);
