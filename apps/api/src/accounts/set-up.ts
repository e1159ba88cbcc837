import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Rejection, Setup } from '@fleetmap/events';
import { Identity } from '../auth/identity.js';
import { hashOfSecret, newSecret } from '../auth/secret.js';
import { ENV } from '../core/tokens.js';
import type { Env } from '../env.js';
import { Passwords } from './passwords.js';
import { type StoredUser, Users } from './users.js';

/** The first admin is made by who reads the server's output: it prints a link with a token that is good once. */
@Injectable()
export class SetUp implements OnModuleInit {
  private token: string | undefined = newSecret('');

  constructor(
    @Inject(ENV) private readonly env: Pick<Env, 'AUTH'>,
    private readonly users: Users,
    private readonly passwords: Passwords,
    private readonly identity: Identity,
  ) {}

  onModuleInit(): void {
    this.identity.setNeedsSetUp(() => this.isNeeded);
  }

  get isNeeded(): boolean {
    return this.env.AUTH === 'required' && !this.users.hasAdmin;
  }

  /** Undefined when there is an admin. The token stands behind `#`: browsers tell that part to nobody. */
  linkAt(url: string): string | undefined {
    return this.isNeeded && this.token ? `${url}/setup#token=${this.token}` : undefined;
  }

  async makeAdmin({ token, name, password }: Setup): Promise<StoredUser | Rejection> {
    if (!this.isNeeded || !this.token || !isSame(token, this.token)) return WRONG_LINK;
    const used = this.token;
    this.token = undefined; // before anything waits: it is good once
    const passwordHash = await this.passwords.hash(password);
    const user = await this.users.add({ name, role: 'admin', fleets: 'all', passwordHash, subject: null });
    if (!('code' in user)) return this.users.change(user.userId, { lastSeenAt: user.createdAt }); // who makes it is signed in
    this.token = used;
    return user;
  }
}

function isSame(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(hashOfSecret(one)), Buffer.from(hashOfSecret(other)));
}

const WRONG_LINK: Rejection = {
  code: 'invalid_credentials',
  message: 'This link is not valid any more. A server without an admin prints a new one when it starts.',
};
