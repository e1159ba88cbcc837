import { z } from 'zod';
import { printableSchema, truckIdSchema } from '../names.js';
import { epochMsSchema } from '../time.js';

/** What a page without a list of its own can still show. */
export const MAX_SHARED_TRUCKS = 500;

const sharedSchema = z.object({
  /** What the link is for, for those who made it. */
  name: printableSchema(64),
  truckIds: z.array(truckIdSchema).max(MAX_SHARED_TRUCKS),
  /** Instead of trucks: those of one simulation. */
  simulationId: z.string().max(32).optional(),
  /** How far back its page may look, hours; 0: only now. */
  pastHours: z.int().min(0).max(72),
  /** Whether pages of other sites may show it in a frame. */
  mayEmbed: z.boolean(),
});

/** `POST /api/share-links`: of trucks, or of one simulation. */
export const newShareLinkSchema = sharedSchema
  .extend({
    truckIds: sharedSchema.shape.truckIds.default([]),
    pastHours: sharedSchema.shape.pastHours.default(0),
    mayEmbed: sharedSchema.shape.mayEmbed.default(false),
    expiresAt: epochMsSchema,
  })
  .strict()
  .refine(({ truckIds, simulationId }) => truckIds.length > 0 !== (simulationId !== undefined), {
    message: 'either trucks or one simulation',
    path: ['truckIds'],
  });
export type NewShareLink = z.infer<typeof newShareLinkSchema>;

export const shareLinkSchema = sharedSchema.extend({
  linkId: z.string(),
  createdAt: epochMsSchema,
  expiresAt: epochMsSchema,
});
export type ShareLink = z.infer<typeof shareLinkSchema>;

/** `GET /api/share-links`: those that one may see and that are not over. */
export const shareLinkListSchema = z.object({ links: z.array(shareLinkSchema) });
export type ShareLinkList = z.infer<typeof shareLinkListSchema>;

/** The answer to a new link: the only time that its token is told. It stands behind the `#` of the address, which no server sees. */
export const madeShareLinkSchema = z.object({ link: shareLinkSchema, token: z.string(), path: z.string() });
export type MadeShareLink = z.infer<typeof madeShareLinkSchema>;

/** `GET /api/share`: what the link of this token shows; of a simulation the trucks that it has. */
export const sharedViewSchema = shareLinkSchema.pick({
  name: true,
  truckIds: true,
  pastHours: true,
  mayEmbed: true,
  expiresAt: true,
});
export type SharedView = z.infer<typeof sharedViewSchema>;

/** `GET /api/share/tracks/:truckId`: where it was in the hours that the link shows, oldest first. */
export const sharedTrackSchema = z.object({
  points: z.array(z.object({ latitude: z.number(), longitude: z.number(), recordedAt: epochMsSchema })),
});
export type SharedTrack = z.infer<typeof sharedTrackSchema>;
