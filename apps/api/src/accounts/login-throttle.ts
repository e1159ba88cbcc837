import { Injectable } from '@nestjs/common';
import { type Allowance, createAllowance } from '../core/allowance.js';
import { Refusal } from '../core/refusal.js';
import { Clock } from '../core/clock.js';

const MOST_REMEMBERED = 10_000; // keys; the one that was tried longest ago is forgotten

// Wrong passwords: somebody who mistypes is not stopped, a machine is. One address cannot lock a user out elsewhere.
const LIMITS = {
  'account from address': { perSecond: 1 / 60, atOnce: 8 },
  account: { perSecond: 1 / 6, atOnce: 50 },
  address: { perSecond: 1 / 6, atOnce: 50 },
} as const;

/** Slows down who guesses passwords. Only failures count. */
@Injectable()
export class LoginThrottle {
  private readonly allowanceByKey = new Map<string, Allowance>();

  constructor(private readonly clock: Clock) {}

  /** @throws Refusal when too many were wrong; it does not tell whether the account exists */
  check(account: string, address: string): void {
    const now = this.clock.now();
    if (this.allowancesOf(account, address).some((allowance) => !allowance.hasLeft(now))) throw new Refusal(TOO_MANY);
  }

  /** A password was wrong. */
  countFailure(account: string, address: string): void {
    for (const allowance of this.allowancesOf(account, address)) allowance.take(this.clock.now());
  }

  private allowancesOf(account: string, address: string): Allowance[] {
    return [
      this.allowanceOf('account from address', `${account} ${address}`),
      this.allowanceOf('account', account),
      this.allowanceOf('address', address),
    ];
  }

  private allowanceOf(limit: keyof typeof LIMITS, key: string): Allowance {
    const name = `${limit} ${key}`;
    const { perSecond, atOnce } = LIMITS[limit];
    const allowance = this.allowanceByKey.get(name) ?? createAllowance(perSecond, atOnce);
    this.allowanceByKey.delete(name);
    this.allowanceByKey.set(name, allowance);
    if (this.allowanceByKey.size > MOST_REMEMBERED)
      this.allowanceByKey.delete(this.allowanceByKey.keys().next().value ?? '');
    return allowance;
  }
}

const TOO_MANY = { code: 'rate_limited', message: 'Too many attempts. Wait a minute and try again.' } as const;
