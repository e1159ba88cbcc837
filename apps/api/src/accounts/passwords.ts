import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { Refusal } from '../core/refusal.js';

// The library's default is argon2id; this is what OWASP asks of it: 19 MiB, two rounds, one lane; some thirty milliseconds of a core.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const MOST_WAITING = 20; // each takes memory and a thread that the disk needs as well

/** Hashes passwords and checks them, few at a time. */
@Injectable()
export class Passwords {
  /** Checked against when there is no such user, so that the answer takes as long. */
  private readonly nobodys = hash('nobody has this password', COST);
  private turn: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, COST));
  }

  /** @param known the hash that is kept; undefined for a user who is not there or has no password */
  async isRight(password: string, known: string | undefined): Promise<boolean> {
    const against = known ?? (await this.nobodys);
    const isRight = await this.inTurn(() => verify(against, password));
    return isRight && known !== undefined;
  }

  private async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.waiting >= MOST_WAITING) throw new Refusal(BUSY);
    this.waiting += 1;
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    try {
      return await done;
    } finally {
      this.waiting -= 1;
    }
  }
}

const BUSY = { code: 'rate_limited', message: 'Too many people sign in at this moment. Try again soon.' } as const;
