import { Injectable } from '@nestjs/common';
import type { Session } from '@fleetmap/events';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditLog } from '../auth/audit-log.js';
import { Identity } from '../auth/identity.js';
import { addressOf } from '../core/http/address.js';
import { setSessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';
import type { StoredUser } from './users.js';

const MOST_AGENT = 200; // characters of what a browser calls itself

/** Opens a session for somebody who was believed, and gives the browser its cookie. */
@Injectable()
export class BrowserSessions {
  constructor(
    private readonly sessions: Sessions,
    private readonly identity: Identity,
    private readonly signIn: SignIn,
    private readonly audit: AuditLog,
  ) {}

  async open(user: StoredUser, request: FastifyRequest, reply: FastifyReply): Promise<Session> {
    const agent = (request.headers['user-agent'] ?? '').replaceAll(/\p{C}/gu, ' ').slice(0, MOST_AGENT);
    const address = addressOf(request.raw);
    const secret = await this.sessions.open(user.userId, { agent, address });
    setSessionCookie(secret, request, reply);
    await this.audit.note(user.name, { what: 'session.opened', subject: user.name, detail: address });
    return this.signIn.describe(this.identity.of({ session: secret }));
  }
}
