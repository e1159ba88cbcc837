import { Injectable } from '@nestjs/common';
import type { PasswordChange } from '@fleetmap/events';
import type { UserPrincipal } from '../auth/principal.js';
import { Refusal } from '../core/refusal.js';
import { LoginThrottle } from './login-throttle.js';
import { Passwords } from './passwords.js';
import { Sessions } from './sessions.js';
import { Users } from './users.js';

/** A user changes the own password: with the present one, so that an open browser is not enough. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly users: Users,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly throttle: LoginThrottle,
  ) {}

  /** Ends every other session. @throws Refusal */
  async change({ userId, sessionId }: UserPrincipal, { current, password }: PasswordChange): Promise<void> {
    this.throttle.check(userId, sessionId);
    const known = this.users.get(userId)?.passwordHash ?? undefined;
    if (!(await this.passwords.isRight(current, known))) {
      this.throttle.countFailure(userId, sessionId);
      throw new Refusal(WRONG);
    }
    await this.users.change(userId, { passwordHash: await this.passwords.hash(password) });
    await this.sessions.endAll(userId, sessionId);
  }
}

const WRONG = { code: 'forbidden', message: 'The present password is wrong.' } as const;
