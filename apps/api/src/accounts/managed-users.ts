import { Injectable } from '@nestjs/common';
import { type FleetChoice, isRejection, type NewUser, type Rejection, type UserChange } from '@fleetmap/events';
import { ApiTokens } from './api-tokens.js';
import { Fleets } from './fleets.js';
import { Passwords } from './passwords.js';
import { Sessions } from './sessions.js';
import { NO_SUCH_USER, type StoredUser, Users } from './users.js';

/** What an admin does with users, with what follows for their sessions and tokens. */
@Injectable()
export class ManagedUsers {
  constructor(
    private readonly users: Users,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly tokens: ApiTokens,
    private readonly fleets: Fleets,
  ) {}

  async add({ name, password, role, fleets }: NewUser): Promise<StoredUser | Rejection> {
    if (!this.areKnown(fleets)) return NO_SUCH_FLEET;
    const passwordHash = await this.passwords.hash(password);
    return this.users.add({ name, role, fleets, passwordHash, subject: null });
  }

  /** A new password, or being disabled, ends the user's sessions; a role or fleets hold from the next question on. */
  async change(userId: string, { password, ...given }: UserChange): Promise<StoredUser | Rejection> {
    if (given.fleets && !this.areKnown(given.fleets)) return NO_SUCH_FLEET;
    if (!this.users.get(userId)) return NO_SUCH_USER;
    const passwordHash = password === undefined ? {} : { passwordHash: await this.passwords.hash(password) };
    const changed = await this.users.change(userId, { ...withoutUndefined(given), ...passwordHash });
    if (!isRejection(changed) && (password !== undefined || changed.disabled)) await this.sessions.endAll(userId);
    return changed;
  }

  async remove(userId: string): Promise<StoredUser | Rejection> {
    const user = this.users.get(userId);
    const refusal = await this.users.remove(userId);
    if (refusal || !user) return refusal ?? NO_SUCH_USER;
    await this.sessions.endAll(userId);
    await this.tokens.endAll(userId);
    return user;
  }

  private areKnown(fleets: FleetChoice): boolean {
    return fleets === 'all' || fleets.every((fleetId) => this.fleets.get(fleetId));
  }
}

function withoutUndefined(given: Omit<UserChange, 'password'>): Partial<StoredUser> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

const NO_SUCH_FLEET: Rejection = { code: 'not_found', message: 'There is no such fleet.' };
