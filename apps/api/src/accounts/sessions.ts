import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Storage } from '@fleetmap/storage';
import { z } from 'zod';
import { Users } from './users.js';
import { Identity } from '../auth/identity.js';
import type { Principal } from '../auth/principal.js';
import { hashOfSecret, newId, newSecret } from '../auth/secret.js';
import { Clock } from '../core/clock.js';
import { RecordMap } from '../core/record-map.js';
import { STORAGE } from '../core/tokens.js';

export const IDLE_MS = 7 * 24 * 60 * 60_000; // a week away: sign in again
export const LONGEST_MS = 30 * 24 * 60 * 60_000; // and after a month in any case
const NOTE_SEEN_EVERY_MS = 60_000;
const MOST_PER_USER = 50; // the one not seen for longest ends

const storedSessionSchema = z.object({
  sessionId: z.string(),
  hash: z.string(),
  userId: z.string(),
  createdAt: z.number(),
  seenAt: z.number(),
  agent: z.string(),
  address: z.string(),
});
type StoredSession = z.infer<typeof storedSessionSchema>;

/** Who is signed in. Of a session's secret only the hash is kept. */
@Injectable()
export class Sessions implements OnModuleInit {
  private readonly logger = new Logger(Sessions.name);
  private readonly sessions: RecordMap<StoredSession>;

  constructor(
    @Inject(STORAGE) { records }: Storage,
    private readonly clock: Clock,
    private readonly users: Users,
    private readonly identity: Identity,
  ) {
    this.sessions = new RecordMap({ records, kind: 'session', schema: storedSessionSchema });
  }

  async onModuleInit(): Promise<void> {
    await this.sessions.load();
    this.identity.setSessions((secret) => this.principalOf(secret));
  }

  /** @returns the secret for the cookie */
  async open(userId: string, from: Pick<StoredSession, 'agent' | 'address'>): Promise<string> {
    const secret = newSecret('');
    const now = this.clock.now();
    const known = this.of(userId);
    const ended = known.filter((session, index) => this.isOver(session) || index >= MOST_PER_USER - 1);
    for (const { hash } of ended) await this.end(hash);
    const hash = hashOfSecret(secret);
    const session = { sessionId: newId(), hash, userId, createdAt: now, seenAt: now, ...from };
    await this.sessions.update(hash, () => session);
    return secret;
  }

  /** The user's, the one seen last first. */
  of(userId: string): StoredSession[] {
    const sessions = this.sessions.values().filter((session) => session.userId === userId && !this.isOver(session));
    return sessions.toSorted((a, b) => b.seenAt - a.seenAt);
  }

  /** @returns whether the user had such a session */
  async endOne(userId: string, sessionId: string): Promise<boolean> {
    const session = this.of(userId).find((each) => each.sessionId === sessionId);
    if (session) await this.end(session.hash);
    return session !== undefined;
  }

  /** @param except the session that stays */
  async endAll(userId: string, except?: string): Promise<void> {
    for (const { hash, sessionId } of this.of(userId)) if (sessionId !== except) await this.end(hash);
  }

  private async end(hash: string): Promise<void> {
    await this.sessions.update(hash, () => undefined);
  }

  private principalOf(secret: string): Principal | undefined {
    const session = this.sessions.get(hashOfSecret(secret));
    const user = session && this.users.get(session.userId);
    if (!session || !user || user.disabled || this.isOver(session)) return undefined;
    this.noteSeen(session);
    const { userId, name, role, fleets } = user;
    return { kind: 'user', sessionId: session.sessionId, userId, name, role, fleets, expiresAt: endOf(session) };
  }

  private isOver(session: StoredSession): boolean {
    return this.clock.now() >= endOf(session);
  }

  private noteSeen(session: StoredSession): void {
    const seenAt = this.clock.now();
    if (seenAt - session.seenAt < NOTE_SEEN_EVERY_MS) return;
    session.seenAt = seenAt; // at once: the next question may come before it is stored
    this.sessions.update(session.hash, (known) => known).catch((error: unknown) => this.logger.error(error));
  }
}

function endOf({ createdAt, seenAt }: StoredSession): number {
  return Math.min(createdAt + LONGEST_MS, seenAt + IDLE_MS);
}
