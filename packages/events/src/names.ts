import { z } from 'zod';

// No control, format, private or unassigned character: such a name could rewrite a log line or reverse the text beside it.
const PRINTABLE = /^[^\p{C}]+$/u;

/** A name of up to so many printable characters, not blank. */
export function printableSchema(most: number): z.ZodString {
  return z.string().trim().min(1).max(most).regex(PRINTABLE, 'must be printable text');
}

/** What a truck is called by its device and on every screen: 1–128 printable characters, not blank. */
export const truckIdSchema = printableSchema(128);

/** How a viewer signs in to the live feed: 1–64 printable characters, not blank. */
export const userNameSchema = printableSchema(64);
