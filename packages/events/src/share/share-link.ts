import { z } from 'zod';
import { printableSchema, truckIdSchema } from '../names.js';
import { epochMsSchema } from '../time.js';

const MAX_SHARED_TRUCKS = 500;

const sharedSchema = z.object({
  /** What the link is for, for those who made it. */
  name: printableSchema(64),
  truckIds: z.array(truckIdSchema).max(MAX_SHARED_TRUCKS),
  /** How far back its page may look, hours; 0: only now. */
  pastHours: z.int().min(0).max(72),
  /** Whether pages of other sites may show it in a frame. */
  mayEmbed: z.boolean(),
});

/** `POST /api/share-links`. */
export const newShareLinkSchema = sharedSchema
  .extend({
    truckIds: sharedSchema.shape.truckIds.min(1),
    pastHours: sharedSchema.shape.pastHours.default(0),
    mayEmbed: sharedSchema.shape.mayEmbed.default(false),
    expiresAt: epochMsSchema,
  })
  .strict();
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

/** `GET /api/share`: what the link of this token shows. */
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
