import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, UsePipes } from '@nestjs/common';
import {
  type ApiTokenList,
  type MadeApiToken,
  type NewApiToken,
  newApiTokenSchema,
  type OpenSessionList,
  type PasswordChange,
  passwordChangeSchema,
} from '@fleetmap/events';
import { Access, From } from '../auth/access.js';
import { AuditLog } from '../auth/audit-log.js';
import type { UserPrincipal } from '../auth/principal.js';
import { messagePipe } from '../core/message-pipe.js';
import { orRefuse, Refusal } from '../core/refusal.js';
import { ApiTokens } from './api-tokens.js';
import { OwnPassword } from './own-password.js';
import { Sessions } from './sessions.js';

/** What a user does with the own account. Only users get here: the policy lets nobody else. */
@UsePipes(messagePipe)
@Controller('api/account')
export class AccountController {
  constructor(
    private readonly sessions: Sessions,
    private readonly tokens: ApiTokens,
    private readonly password: OwnPassword,
    private readonly audit: AuditLog,
  ) {}

  @Put('password')
  @Access('own-account')
  @HttpCode(204)
  async changePassword(
    @From() from: UserPrincipal,
    @Body({ schema: passwordChangeSchema }) change: PasswordChange,
  ): Promise<void> {
    await this.password.change(from, change);
    await this.audit.note(from, { what: 'password.changed', subject: from.name });
  }

  @Get('sessions')
  @Access('own-account')
  listSessions(@From() { userId, sessionId: own }: UserPrincipal): OpenSessionList {
    const sessions = this.sessions.of(userId).map(({ sessionId, createdAt, seenAt, agent, address }) => {
      return { sessionId, isThis: sessionId === own, createdAt, lastSeenAt: seenAt, agent, address };
    });
    return { sessions };
  }

  @Delete('sessions/:sessionId')
  @Access('own-account')
  @HttpCode(204)
  async endSession(@From() from: UserPrincipal, @Param('sessionId') sessionId: string): Promise<void> {
    if (!(await this.sessions.endOne(from.userId, sessionId))) throw new Refusal(NO_SUCH_SESSION);
    await this.audit.note(from, { what: 'session.ended', subject: from.name });
  }

  @Get('tokens')
  @Access('own-account')
  listTokens(@From() { userId }: UserPrincipal): ApiTokenList {
    return { tokens: this.tokens.of(userId) };
  }

  @Post('tokens')
  @Access('own-account')
  @HttpCode(201)
  async makeToken(
    @From() from: UserPrincipal,
    @Body({ schema: newApiTokenSchema }) wish: NewApiToken,
  ): Promise<MadeApiToken> {
    const made = orRefuse(await this.tokens.make(from.userId, wish));
    await this.audit.note(from, { what: 'token.made', subject: wish.name, detail: wish.role });
    return made;
  }

  @Delete('tokens/:tokenId')
  @Access('own-account')
  @HttpCode(204)
  async endToken(@From() from: UserPrincipal, @Param('tokenId') tokenId: string): Promise<void> {
    if (!(await this.tokens.end(from.userId, tokenId))) throw new Refusal(NO_SUCH_TOKEN);
    await this.audit.note(from, { what: 'token.ended', subject: tokenId });
  }
}

const NO_SUCH_SESSION = { code: 'not_found', message: 'There is no such session.' } as const;
const NO_SUCH_TOKEN = { code: 'not_found', message: 'There is no such token.' } as const;
