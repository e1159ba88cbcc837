import { z } from 'zod';

// No control, format, private or unassigned character: such a name could rewrite a log line or reverse the text beside it.
const PRINTABLE = /^[^\p{C}]+$/u;

/** What a truck is called by its device and on every screen: 1–128 printable characters, not blank. */
export const truckIdSchema = z.string().trim().min(1).max(128).regex(PRINTABLE, 'must be printable text');

/** How a viewer signs in to the live feed: 1–64 printable characters, not blank. */
export const userNameSchema = z.string().trim().min(1).max(64).regex(PRINTABLE, 'must be printable text');
