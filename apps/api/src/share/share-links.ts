import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import {
  MAX_SHARED_TRUCKS,
  type MadeShareLink,
  type NewShareLink,
  type Rejection,
  type SharedView,
  type ShareLink,
  shareLinkSchema,
} from '@fleetmap/events';
import type { Storage } from '@fleetmap/storage';
import { z } from 'zod';
import { Identity } from '../auth/identity.js';
import type { Principal, SharePrincipal } from '../auth/principal.js';
import { hashOfSecret, newId, newSecret } from '../auth/secret.js';
import { Visibility } from '../auth/visibility.js';
import { Clock } from '../core/clock.js';
import { RecordMap } from '../core/record-map.js';
import { STORAGE } from '../core/tokens.js';
import { SimulationCasts } from './simulation-casts.js';

const PREFIX = 'fms_';
const MOST_LINKS = 10_000;
const LONGEST_MS = 366 * 24 * 60 * 60_000;

const storedSchema = shareLinkSchema.extend({ hash: z.string() });
type StoredLink = z.infer<typeof storedSchema>;

/** Links that show some trucks, or those of a simulation, to whoever has them. Of their tokens only hashes are kept. */
@Injectable()
export class ShareLinks implements OnModuleInit {
  private readonly links: RecordMap<StoredLink>;
  private readonly idByHash = new Map<string, string>();
  private readonly chosenByLink = new WeakMap<StoredLink, ReadonlySet<string>>();

  constructor(
    @Inject(STORAGE) { records }: Storage,
    private readonly clock: Clock,
    private readonly identity: Identity,
    private readonly visibility: Visibility,
    private readonly casts: SimulationCasts,
  ) {
    this.links = new RecordMap({ records, kind: 'share-link', schema: storedSchema });
  }

  async onModuleInit(): Promise<void> {
    await this.links.load();
    for (const { hash, linkId } of this.links.values()) this.idByHash.set(hash, linkId);
    this.identity.addTokens(PREFIX, (secret) => this.principalOf(secret));
  }

  /** Those whose trucks one sees, all of them; what is over is forgotten. */
  async list(from: Principal): Promise<ShareLink[]> {
    const over = this.links.values().filter((link) => !this.trucksOf(link));
    for (const link of over) await this.forget(link);
    return this.links
      .values()
      .filter((link) => this.sees(link, from))
      .map((link) => shown(link));
  }

  async make(wanted: NewShareLink, from: Principal): Promise<MadeShareLink | Rejection> {
    const createdAt = this.clock.now();
    if (wanted.expiresAt <= createdAt || wanted.expiresAt > createdAt + LONGEST_MS) return WRONG_END;
    if (!this.sees(wanted, from)) return NOTHING_THERE;
    if (wanted.simulationId !== undefined) {
      const count = this.casts.trucksOf(wanted.simulationId)?.size ?? 0;
      if (count === 0) return NOTHING_THERE;
      if (count > MAX_SHARED_TRUCKS) return TOO_MANY_TRUCKS;
    }
    if (this.links.size >= MOST_LINKS) return TOO_MANY;
    const token = newSecret(PREFIX);
    const link = { ...wanted, linkId: newId(), createdAt, hash: hashOfSecret(token) };
    await this.links.update(link.linkId, () => link);
    this.idByHash.set(link.hash, link.linkId);
    return { link: shown(link), token, path: `${link.mayEmbed ? '/share/embed' : '/share'}#${token}` };
  }

  async revoke(linkId: string, from: Principal): Promise<ShareLink | Rejection> {
    const link = this.links.get(linkId);
    if (!link || !this.sees(link, from)) return NO_LINK;
    await this.forget(link);
    return shown(link);
  }

  /** What the link shows, for its own page. */
  viewOf({ linkId, truckIds }: SharePrincipal): SharedView | Rejection {
    const link = this.links.get(linkId);
    if (!link) return NO_LINK;
    const { name, pastHours, mayEmbed, expiresAt } = link;
    return { name, truckIds: [...truckIds], pastHours, mayEmbed, expiresAt };
  }

  private principalOf(secret: string): Principal | undefined {
    const link = this.links.get(this.idByHash.get(hashOfSecret(secret)) ?? '');
    const truckIds = link && this.trucksOf(link);
    return truckIds && { kind: 'share', linkId: link.linkId, truckIds, expiresAt: link.expiresAt };
  }

  /** Undefined of a link that is over: by its time, or because its simulation was removed. */
  private trucksOf(link: StoredLink): ReadonlySet<string> | undefined {
    if (link.expiresAt <= this.clock.now()) return undefined;
    if (link.simulationId !== undefined) return this.casts.trucksOf(link.simulationId);
    const chosen = this.chosenByLink.get(link) ?? new Set(link.truckIds);
    this.chosenByLink.set(link, chosen);
    return chosen;
  }

  private sees({ truckIds, simulationId }: Pick<ShareLink, 'truckIds' | 'simulationId'>, from: Principal): boolean {
    if (simulationId !== undefined) return this.visibility.seesOf(from, this.casts.ownerOf(simulationId));
    const scope = this.visibility.scopeOf(from);
    return truckIds.every((truckId) => scope.has(truckId));
  }

  private async forget({ linkId, hash }: StoredLink): Promise<void> {
    this.idByHash.delete(hash); // nobody from now on, whatever the disk does
    await this.links.update(linkId, () => undefined);
  }
}

function shown({ hash: _secret, ...link }: StoredLink): ShareLink {
  return link;
}

const WRONG_END: Rejection = { code: 'invalid_message', message: 'expiresAt: within the next 366 days' };
const NOTHING_THERE: Rejection = { code: 'not_found', message: 'There is no such truck or simulation.' };
const TOO_MANY_TRUCKS: Rejection = {
  code: 'too_many_records',
  message: `A link shows at most ${MAX_SHARED_TRUCKS} trucks.`,
};
const NO_LINK: Rejection = { code: 'not_found', message: 'There is no such link.' };
const TOO_MANY: Rejection = { code: 'too_many_records', message: `At most ${MOST_LINKS} links.` };
