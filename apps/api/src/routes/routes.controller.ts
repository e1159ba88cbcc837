import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  type StreamableFile,
  UsePipes,
} from '@nestjs/common';
import {
  type RouteChange,
  routeChangeSchema,
  type RouteDraft,
  routeDraftSchema,
  routeFileQuerySchema,
  type RouteFormat,
  routeIdSchema,
  type RouteList,
  type RouteListQuery,
  routeListQuerySchema,
  type RouteSummary,
  type SavedRoute,
} from '@fleetmap/events';
import { Access, From } from '../auth/access.js';
import type { Principal } from '../auth/principal.js';
import { messagePipe } from '../core/message-pipe.js';
import { writeRouteFile } from './route-file.js';
import { Routes } from './routes.js';

/** The routes that are kept. */
@UsePipes(messagePipe)
@Controller('api/routes')
export class RoutesController {
  constructor(private readonly routes: Routes) {}

  @Access('view-plans')
  @Get()
  list(@Query({ schema: routeListQuerySchema }) query: RouteListQuery, @From() from: Principal): Promise<RouteList> {
    return this.routes.list(query, from);
  }

  @Access('view-plans')
  @Get(':id')
  one(@Param('id', { schema: routeIdSchema }) id: string, @From() from: Principal): Promise<SavedRoute> {
    return this.routes.one(id, from);
  }

  @Access('view-plans')
  @Get(':id/file')
  async file(
    @Param('id', { schema: routeIdSchema }) id: string,
    @Query({ schema: routeFileQuerySchema }) { format }: { format: RouteFormat },
    @From() from: Principal,
  ): Promise<StreamableFile> {
    return writeRouteFile(await this.routes.one(id, from), format);
  }

  @Access('plan')
  @Post()
  @HttpCode(201)
  async create(@Body({ schema: routeDraftSchema }) draft: RouteDraft, @From() from: Principal): Promise<RouteSummary> {
    const [route] = await this.routes.create([draft], from);
    return route!;
  }

  @Access('plan')
  @Post(':id/copy')
  @HttpCode(201)
  copy(@Param('id', { schema: routeIdSchema }) id: string, @From() from: Principal): Promise<RouteSummary> {
    return this.routes.copy(id, from);
  }

  @Access('plan')
  @Patch(':id')
  change(
    @Param('id', { schema: routeIdSchema }) id: string,
    @Body({ schema: routeChangeSchema }) change: RouteChange,
    @From() from: Principal,
  ): Promise<RouteSummary> {
    return this.routes.change(id, change, from);
  }

  @Access('plan')
  @Delete(':id')
  @HttpCode(204)
  remove(@Param('id', { schema: routeIdSchema }) id: string, @From() from: Principal): Promise<void> {
    return this.routes.remove(id, from);
  }
}
