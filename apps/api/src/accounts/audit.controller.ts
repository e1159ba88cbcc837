import { Controller, Get, Query, UsePipes } from '@nestjs/common';
import { type AuditPage, type AuditQuery, auditQuerySchema } from '@fleetmap/events';
import { Access } from '../auth/access.js';
import { AuditLog } from '../auth/audit-log.js';
import { queryPipe } from '../core/query-pipe.js';

/** Who did what. */
@UsePipes(queryPipe)
@Controller('api/audit')
export class AuditController {
  constructor(private readonly audit: AuditLog) {}

  @Get()
  @Access('read-audit')
  page(@Query({ schema: auditQuerySchema }) query: AuditQuery): Promise<AuditPage> {
    return this.audit.page(query);
  }
}
