import { Controller, HttpCode, Post, Query, Req, UsePipes } from '@nestjs/common';
import { type RouteImport, routeImportQuerySchema } from '@fleetmap/events';
import type { FastifyRequest } from 'fastify';
import { Access, From } from '../../auth/access.js';
import type { Principal } from '../../auth/principal.js';
import { messagePipe } from '../../core/message-pipe.js';
import { readBody } from './read-body.js';
import { RouteImports } from './route-imports.js';

/** Files of routes. The body is the file itself; what it is, its content tells. */
@UsePipes(messagePipe)
@Controller('api/routes/import')
export class RouteImportController {
  constructor(private readonly imports: RouteImports) {}

  @Access('plan')
  @Post()
  @HttpCode(200)
  import(
    @Req() request: FastifyRequest,
    @Query({ schema: routeImportQuerySchema }) { name }: { name: string },
    @From() from: Principal,
  ): Promise<RouteImport> {
    return this.imports.import(readBody(request.raw), name, from);
  }
}
