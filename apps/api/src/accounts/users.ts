import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Rejection, type User, userSchema } from '@fleetmap/events';
import type { Storage } from '@fleetmap/storage';
import { z } from 'zod';
import { newId } from '../auth/secret.js';
import { Clock } from '../core/clock.js';
import { RecordMap } from '../core/record-map.js';
import { STORAGE } from '../core/tokens.js';

const MOST_USERS = 10_000;

const storedUserSchema = userSchema.extend({
  passwordHash: z.string().nullable(),
  /** Who it is at the identity provider. */
  subject: z.string().nullable(),
});
export type StoredUser = z.infer<typeof storedUserSchema>;

export type UserDraft = Pick<StoredUser, 'name' | 'role' | 'fleets' | 'passwordHash' | 'subject'>;

/** Who has an account. */
@Injectable()
export class Users implements OnModuleInit {
  private readonly users: RecordMap<StoredUser>;

  constructor(
    @Inject(STORAGE) { records }: Storage,
    private readonly clock: Clock,
  ) {
    this.users = new RecordMap({ records, kind: 'user', schema: storedUserSchema });
  }

  onModuleInit(): Promise<void> {
    return this.users.load();
  }

  get(userId: string): StoredUser | undefined {
    return this.users.get(userId);
  }

  list(): StoredUser[] {
    return this.users.values().toSorted((a, b) => (keyOf(a.name) < keyOf(b.name) ? -1 : 1));
  }

  find(name: string): StoredUser | undefined {
    return this.users.values().find((user) => keyOf(user.name) === keyOf(name));
  }

  findSubject(subject: string): StoredUser | undefined {
    return this.users.values().find((user) => user.subject === subject);
  }

  get hasAdmin(): boolean {
    return this.users.values().some((user) => isActiveAdmin(user));
  }

  async add(draft: UserDraft): Promise<StoredUser | Rejection> {
    if (this.users.size >= MOST_USERS) return TOO_MANY;
    let refusal: Rejection | undefined;
    const userId = newId();
    const user: StoredUser = {
      userId,
      ...draft,
      disabled: false,
      signsInBy: draft.subject === null ? 'password' : 'provider',
      createdAt: this.clock.now(),
      lastSeenAt: null,
    };
    await this.users.update(userId, () => {
      refusal = this.find(draft.name) && NAME_TAKEN;
      return refusal ? undefined : user;
    });
    return refusal ?? user;
  }

  /** What is given is changed, unless no admin would be left. */
  async change(userId: string, given: Partial<StoredUser>): Promise<StoredUser | Rejection> {
    let refusal: Rejection | undefined;
    const changed = await this.users.update(userId, (known) => {
      const next = known && { ...known, ...given };
      refusal = known && next ? this.refusalOfChange(known, next) : NO_SUCH_USER;
      return refusal ? known : next;
    });
    return refusal ?? changed ?? NO_SUCH_USER;
  }

  async remove(userId: string): Promise<Rejection | undefined> {
    let refusal: Rejection | undefined;
    await this.users.update(userId, (known) => {
      refusal = known ? this.refusalOfChange(known, undefined) : NO_SUCH_USER;
      return refusal ? known : undefined;
    });
    return refusal;
  }

  private refusalOfChange(known: StoredUser, next: StoredUser | undefined): Rejection | undefined {
    const other = next && this.find(next.name);
    if (other && other.userId !== known.userId) return NAME_TAKEN;
    const isLast = isActiveAdmin(known) && this.users.values().filter((user) => isActiveAdmin(user)).length === 1;
    return isLast && !(next && isActiveAdmin(next)) ? LAST_ADMIN : undefined;
  }
}

/** What may be told of a user. */
export function shownUser(user: StoredUser): User {
  const { passwordHash: _hash, subject: _subject, ...shown } = user;
  return shown;
}

function isActiveAdmin({ role, disabled }: StoredUser): boolean {
  return role === 'admin' && !disabled;
}

/** Names that look the same are the same. */
function keyOf(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

export const NO_SUCH_USER: Rejection = { code: 'not_found', message: 'There is no such user.' };
const NAME_TAKEN: Rejection = { code: 'conflict', message: 'Another user has this name.' };
const LAST_ADMIN: Rejection = { code: 'conflict', message: 'This is the last admin: make another one first.' };
const TOO_MANY: Rejection = { code: 'too_many_records', message: `This server keeps ${MOST_USERS} users at most.` };
