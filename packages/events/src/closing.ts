import { z } from 'zod';

/** The server goes and will be back: come again after a pause of your own, up to this, so that not all come at once. */
export const serverClosingSchema = z.object({ reconnectWithinMs: z.number().int().min(0).max(600_000) });
