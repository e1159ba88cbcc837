import { Body, Controller, Delete, Get, HttpCode, Param, Post, UsePipes } from '@nestjs/common';
import { type MadeShareLink, type NewShareLink, newShareLinkSchema, type ShareLinkList } from '@fleetmap/events';
import { AuditLog } from '../auth/audit-log.js';
import { Access, From } from '../auth/access.js';
import type { Principal } from '../auth/principal.js';
import { messagePipe } from '../core/message-pipe.js';
import { orRefuse } from '../core/refusal.js';
import { ShareLinks } from './share-links.js';

/** Links for people without an account: made, listed and ended here. */
@UsePipes(messagePipe)
@Controller('api/share-links')
export class ShareLinksController {
  constructor(
    private readonly links: ShareLinks,
    private readonly audit: AuditLog,
  ) {}

  @Get()
  @Access('share')
  async list(@From() from: Principal): Promise<ShareLinkList> {
    return { links: await this.links.list(from) };
  }

  @Post()
  @Access('share')
  async make(
    @Body({ schema: newShareLinkSchema }) wanted: NewShareLink,
    @From() from: Principal,
  ): Promise<MadeShareLink> {
    const made = orRefuse(await this.links.make(wanted, from));
    await this.audit.note(from, {
      what: 'share-link.made',
      subject: made.link.name,
      detail: made.link.simulationId ?? made.link.truckIds.join(', ').slice(0, 500),
    });
    return made;
  }

  @Delete(':linkId')
  @Access('share')
  @HttpCode(204)
  async revoke(@Param('linkId') linkId: string, @From() from: Principal): Promise<void> {
    const { name } = orRefuse(await this.links.revoke(linkId, from));
    await this.audit.note(from, { what: 'share-link.ended', subject: name });
  }
}
