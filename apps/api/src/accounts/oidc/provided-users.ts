import { Inject, Injectable } from '@nestjs/common';
import { isRejection, type Rejection } from '@fleetmap/events';
import { newId } from '../../auth/secret.js';
import { Clock } from '../../core/clock.js';
import { ENV } from '../../core/tokens.js';
import type { Env } from '../../env.js';
import { type StoredUser, Users } from '../users.js';
import type { Claims } from './provider.js';
import { roleOfClaim } from './role-of-claims.js';

const MOST_NAME = 60;

/** Users whom the provider vouches for. Their role is the provider's; their fleets are chosen here. */
@Injectable()
export class ProvidedUsers {
  constructor(
    @Inject(ENV) private readonly env: Pick<Env, 'OIDC_ROLE_CLAIM' | 'OIDC_ROLES'>,
    private readonly users: Users,
    private readonly clock: Clock,
  ) {}

  /** The user of these claims, made when it comes for the first time. */
  async userOf(claims: Claims): Promise<StoredUser | Rejection> {
    const role = roleOfClaim(claims[this.env.OIDC_ROLE_CLAIM], this.env.OIDC_ROLES);
    if (!role) return NO_ROLE;
    const subject = `${claims.iss} ${claims.sub}`;
    const known = this.users.findSubject(subject);
    if (known?.disabled) return NO_ROLE;
    const user = known ?? (await this.users.add(this.draftOf(claims, subject)));
    if (isRejection(user)) return user;
    return this.users.change(user.userId, { role, lastSeenAt: this.clock.now() });
  }

  private draftOf(claims: Claims, subject: string): Parameters<Users['add']>[0] {
    const given = [claims['preferred_username'], claims['email'], claims.sub].find((name) => typeof name === 'string');
    const plain = String(given).replaceAll(/\p{C}/gu, '').trim().slice(0, MOST_NAME) || 'user';
    // A name of this server's own is somebody else: who has it signs in with a password.
    const name = this.users.find(plain) ? `${plain} ${newId().slice(0, 3)}` : plain;
    return { name, role: 'viewer', fleets: [], passwordHash: null, subject };
  }
}

const NO_ROLE: Rejection = { code: 'forbidden', message: 'Your account at the provider has no role here.' };
