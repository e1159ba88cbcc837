import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import {
  type ApiToken,
  apiTokenSchema,
  lesserRole,
  type MadeApiToken,
  type NewApiToken,
  type Rejection,
} from '@fleetmap/events';
import type { Storage } from '@fleetmap/storage';
import { z } from 'zod';
import { Identity } from '../auth/identity.js';
import type { Principal } from '../auth/principal.js';
import { hashOfSecret, newId, newSecret } from '../auth/secret.js';
import { Clock } from '../core/clock.js';
import { RecordMap } from '../core/record-map.js';
import { STORAGE } from '../core/tokens.js';
import { Users } from './users.js';

const PREFIX = 'fmk_';
const DAY_MS = 24 * 60 * 60_000;
const NOTE_SEEN_EVERY_MS = 60_000;
const MOST_PER_USER = 100;

const storedTokenSchema = apiTokenSchema.extend({ hash: z.string(), userId: z.string() });
type StoredToken = z.infer<typeof storedTokenSchema>;

/** Keys of programs that act for a user, with the lesser of the two roles. */
@Injectable()
export class ApiTokens implements OnModuleInit {
  private readonly logger = new Logger(ApiTokens.name);
  private readonly tokens: RecordMap<StoredToken>;

  constructor(
    @Inject(STORAGE) { records }: Storage,
    private readonly clock: Clock,
    private readonly users: Users,
    private readonly identity: Identity,
  ) {
    this.tokens = new RecordMap({ records, kind: 'api-token', schema: storedTokenSchema });
  }

  async onModuleInit(): Promise<void> {
    await this.tokens.load();
    this.identity.addTokens(PREFIX, (secret) => this.principalOf(secret));
  }

  async make(userId: string, { name, role, days }: NewApiToken): Promise<MadeApiToken | Rejection> {
    if (this.of(userId).length >= MOST_PER_USER) return TOO_MANY;
    const secret = newSecret(PREFIX);
    const createdAt = this.clock.now();
    const token = { tokenId: newId(), name, role, createdAt, expiresAt: createdAt + days * DAY_MS, lastSeenAt: null };
    const hash = hashOfSecret(secret);
    await this.tokens.update(hash, () => ({ ...token, hash, userId }));
    return { token, secret };
  }

  of(userId: string): ApiToken[] {
    const tokens = this.tokens.values().filter((token) => token.userId === userId);
    return tokens.map(({ hash: _hash, userId: _userId, ...token }) => token);
  }

  /** @returns whether the user had such a token */
  async end(userId: string, tokenId: string): Promise<boolean> {
    const token = this.tokens.values().find((each) => each.userId === userId && each.tokenId === tokenId);
    if (token) await this.tokens.update(token.hash, () => undefined);
    return token !== undefined;
  }

  async endAll(userId: string): Promise<void> {
    for (const { tokenId } of this.of(userId)) await this.end(userId, tokenId);
  }

  private principalOf(secret: string): Principal | undefined {
    const token = this.tokens.get(hashOfSecret(secret));
    const user = token && this.users.get(token.userId);
    if (!token || !user || user.disabled || this.clock.now() >= token.expiresAt) return undefined;
    this.noteSeen(token);
    const { tokenId, name, expiresAt } = token;
    const { userId, fleets } = user;
    return { kind: 'token', tokenId, userId, name, role: lesserRole(token.role, user.role), fleets, expiresAt };
  }

  private noteSeen(token: StoredToken): void {
    const lastSeenAt = this.clock.now();
    if (lastSeenAt - (token.lastSeenAt ?? 0) < NOTE_SEEN_EVERY_MS) return;
    token.lastSeenAt = lastSeenAt;
    this.tokens.update(token.hash, (known) => known).catch((error: unknown) => this.logger.error(error));
  }
}

const TOO_MANY: Rejection = {
  code: 'too_many_records',
  message: `A user has ${MOST_PER_USER} tokens at most: end one first.`,
};
