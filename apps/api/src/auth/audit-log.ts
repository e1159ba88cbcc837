import { Inject, Injectable, Logger } from '@nestjs/common';
import { type AuditEntry, auditEntrySchema, type AuditPage, type AuditQuery } from '@fleetmap/events';
import type { Storage } from '@fleetmap/storage';
import { Clock } from '../core/clock.js';
import { STORAGE } from '../core/tokens.js';
import { nameOf, type Principal } from './principal.js';

const KIND = 'audit';
const MOST_ENTRIES = 10_000; // a year of a busy fleet; the oldest go
const TIDY_EVERY = 200; // entries

interface Deed {
  readonly what: string;
  readonly subject: string;
  readonly detail?: string;
}

/** Who did what to whom. An entry that cannot be stored does not stop what it tells of. */
@Injectable()
export class AuditLog {
  private readonly logger = new Logger(AuditLog.name);
  private noted = 0;

  constructor(
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly clock: Clock,
  ) {}

  /** @param who a principal, or the name that somebody gave who is not known (yet) */
  async note(who: Principal | string, { what, subject, detail = '' }: Deed): Promise<void> {
    this.noted += 1;
    const at = this.clock.now();
    const entryId = `${String(at).padStart(15, '0')}-${String(this.noted % 1_000_000).padStart(6, '0')}`;
    const entry = { entryId, at, who: typeof who === 'string' ? who : nameOf(who), what, subject, detail };
    try {
      await this.storage.records.put(KIND, entryId, entry);
      if (this.noted % TIDY_EVERY === 0) await this.tidy();
    } catch (error) {
      this.logger.error(error);
    }
  }

  async page({ before, limit }: AuditQuery): Promise<AuditPage> {
    const rows = await this.storage.records.list(KIND);
    const older = rows.filter(({ id }) => before === undefined || id < before).toReversed();
    const entries = older.slice(0, limit).flatMap(({ value }): AuditEntry[] => {
      const entry = auditEntrySchema.safeParse(value);
      return entry.success ? [entry.data] : [];
    });
    return { entries, next: older.length > limit ? (entries.at(-1)?.entryId ?? null) : null };
  }

  private async tidy(): Promise<void> {
    const rows = await this.storage.records.list(KIND);
    for (const { id } of rows.slice(0, Math.max(0, rows.length - MOST_ENTRIES)))
      await this.storage.records.remove(KIND, id);
  }
}
