import { z } from 'zod';
import { epochMsSchema } from '../time.js';

/** One stretch of recorded time that has positions. */
const replaySegmentInfoSchema = z.object({
  /** Epoch ms, a multiple of the length. */
  start: epochMsSchema,
  /** Grows when a position comes late: part of the address, so what an address holds never changes once closed. */
  revision: z.int().min(0),
  /** Nothing but late positions will be added. */
  isClosed: z.boolean(),
  /** How many trucks reported in it, and how often. */
  trucks: z.int().min(0),
  positions: z.int().min(0),
});

/** `GET /api/replay?from&until`: which segments of recorded time there are, oldest first. Times in epoch ms. */
export const replayIndexSchema = z.object({
  /** Length of a segment. */
  segmentMs: z.int().min(1000),
  /** Begin of the oldest segment that is kept; null while nothing is recorded. */
  earliest: epochMsSchema.nullable(),
  /** The server's clock. */
  now: epochMsSchema,
  segments: z.array(replaySegmentInfoSchema),
});
export type ReplayIndex = z.infer<typeof replayIndexSchema>;
export type ReplaySegmentInfo = ReplayIndex['segments'][number];
