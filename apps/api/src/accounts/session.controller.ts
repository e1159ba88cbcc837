import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res, UsePipes } from '@nestjs/common';
import { type Login, loginSchema, type Session, type Setup, setupSchema } from '@fleetmap/events';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, From } from '../auth/access.js';
import { AuditLog } from '../auth/audit-log.js';
import type { Principal } from '../auth/principal.js';
import { addressOf } from '../core/http/address.js';
import { messagePipe } from '../core/message-pipe.js';
import { orRefuse } from '../core/refusal.js';
import { BrowserSessions } from './browser-sessions.js';
import { clearSessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.js';
import { SetUp } from './set-up.js';
import { SignIn } from './sign-in.js';

/** Signing in and out, and the first admin. */
@UsePipes(messagePipe)
@Controller('api')
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly setUp: SetUp,
    private readonly browsers: BrowserSessions,
    private readonly sessions: Sessions,
    private readonly audit: AuditLog,
  ) {}

  @Get('session')
  @Access('enter')
  session(@From() from: Principal): Session {
    return this.signIn.describe(from);
  }

  @Post('session')
  @Access('enter')
  @HttpCode(200)
  async login(
    @Body({ schema: loginSchema }) login: Login,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    const user = orRefuse(await this.signIn.withPassword(login, addressOf(request.raw)));
    return this.browsers.open(user, request, reply);
  }

  @Delete('session')
  @Access('enter')
  @HttpCode(204)
  async logout(@From() from: Principal, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    clearSessionCookie(reply);
    if (from.kind !== 'user') return;
    await this.sessions.endOne(from.userId, from.sessionId);
    await this.audit.note(from, { what: 'session.ended', subject: from.name });
  }

  @Post('setup')
  @Access('enter')
  @HttpCode(200)
  async makeAdmin(
    @Body({ schema: setupSchema }) setup: Setup,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    const user = orRefuse(await this.setUp.makeAdmin(setup));
    await this.audit.note(user.name, { what: 'server.set-up', subject: user.name });
    return this.browsers.open(user, request, reply);
  }
}
