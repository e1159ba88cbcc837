import { Controller, Get, Inject, Logger, Req, Res } from '@nestjs/common';
import { isRejection } from '@fleetmap/events';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../auth/access.js';
import { AuditLog } from '../../auth/audit-log.js';
import { Refusal } from '../../core/refusal.js';
import { ENV } from '../../core/tokens.js';
import type { Env } from '../../env.js';
import { BrowserSessions } from '../browser-sessions.js';
import { ProvidedUsers } from './provided-users.js';
import { Provider } from './provider.js';

const STATE_COOKIE = 'fleetmap_sign_in';
// Lax, not Strict: it has to come back from the provider's site.
const ATTRIBUTES = 'Path=/api/oidc; HttpOnly; SameSite=Lax; Max-Age=600';

/** Signing in at the identity provider: there, and back. */
@Controller('api/oidc')
export class OidcController {
  private readonly logger = new Logger(OidcController.name);

  constructor(
    @Inject(ENV) private readonly env: Pick<Env, 'OIDC_ISSUER'>,
    private readonly provider: Provider,
    private readonly provided: ProvidedUsers,
    private readonly browsers: BrowserSessions,
    private readonly audit: AuditLog,
  ) {}

  @Get('login')
  @Access('enter')
  async login(@Res() reply: FastifyReply): Promise<void> {
    if (this.env.OIDC_ISSUER === undefined) throw new Refusal(NO_PROVIDER);
    const { url, state } = await this.provider.begin();
    await reply.header('set-cookie', `${STATE_COOKIE}=${state}; ${ATTRIBUTES}`).redirect(url, 302);
  }

  /** Whatever goes wrong leads back to the page to sign in, which says that it did. */
  @Get('callback')
  @Access('enter')
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const isIn = this.env.OIDC_ISSUER !== undefined && (await this.finish(request, reply));
    await reply.redirect(isIn ? '/' : '/login#refused', 302);
  }

  private async finish(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    try {
      const query = request.url.slice(request.url.indexOf('?'));
      const user = await this.provided.userOf(await this.provider.finish(query, stateOf(request)));
      if (!isRejection(user)) return Boolean(await this.browsers.open(user, request, reply));
      await this.audit.note('provider', { what: 'session.refused', subject: 'provider', detail: user.code });
    } catch (error) {
      this.logger.warn(`Signing in at the provider failed: ${error instanceof Error ? error.name : 'unknown'}`);
    }
    return false;
  }
}

function stateOf({ headers }: FastifyRequest): string {
  const [, state = ''] = /(?:^|; )fleetmap_sign_in=([\w-]{1,100})(?:;|$)/.exec(headers.cookie ?? '') ?? [];
  return state;
}

const NO_PROVIDER = { code: 'not_found', message: 'There is no identity provider here.' } as const;
