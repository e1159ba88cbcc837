import { Inject, Injectable } from '@nestjs/common';
import type { Login, Rejection, Session } from '@fleetmap/events';
import { AuditLog } from '../auth/audit-log.js';
import { actionsOf } from '../auth/policy.js';
import type { Principal } from '../auth/principal.js';
import { Clock } from '../core/clock.js';
import { ENV } from '../core/tokens.js';
import type { Env } from '../env.js';
import { LoginThrottle } from './login-throttle.js';
import { Passwords } from './passwords.js';
import { SetUp } from './set-up.js';
import { shownUser, type StoredUser, Users } from './users.js';

/** Believes passwords, and tells who is signed in. */
@Injectable()
export class SignIn {
  constructor(
    @Inject(ENV) private readonly env: Pick<Env, 'AUTH' | 'OIDC_ISSUER' | 'OIDC_NAME'>,
    private readonly users: Users,
    private readonly passwords: Passwords,
    private readonly throttle: LoginThrottle,
    private readonly audit: AuditLog,
    private readonly setUp: SetUp,
    private readonly clock: Clock,
  ) {}

  /** The answer and its time are the same for a wrong name, a wrong password and a disabled user. */
  async withPassword({ name, password }: Login, address: string): Promise<StoredUser | Rejection> {
    const account = name.trim().toLowerCase();
    this.throttle.check(account, address);
    const user = this.users.find(name.trim());
    const isRight = await this.passwords.isRight(password, user?.passwordHash ?? undefined);
    if (user && isRight && !user.disabled) return this.users.change(user.userId, { lastSeenAt: this.clock.now() });
    this.throttle.countFailure(account, address);
    // Only for who exists: a stranger must not be able to fill the log.
    if (user) await this.audit.note(user.name, { what: 'session.refused', subject: user.name, detail: address });
    return WRONG;
  }

  /** Who this is and what that one may. */
  describe(principal: Principal): Session {
    const user = this.userOf(principal);
    const { AUTH, OIDC_ISSUER, OIDC_NAME } = this.env;
    return {
      auth: AUTH,
      needsSetup: this.setUp.isNeeded,
      provider: OIDC_ISSUER === undefined ? null : OIDC_NAME,
      user: user ? shownUser(user) : null,
      may: actionsOf(principal),
    };
  }

  private userOf(principal: Principal): StoredUser | undefined {
    return principal.kind === 'user' || principal.kind === 'token' ? this.users.get(principal.userId) : undefined;
  }
}

const WRONG: Rejection = { code: 'invalid_credentials', message: 'The name or the password is wrong.' };
