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
import { Access } from '../auth/access.js';
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
  list(@Query({ schema: routeListQuerySchema }) query: RouteListQuery): Promise<RouteList> {
    return this.routes.list(query);
  }

  @Access('view-plans')
  @Get(':id')
  one(@Param('id', { schema: routeIdSchema }) id: string): Promise<SavedRoute> {
    return this.routes.one(id);
  }

  @Access('view-plans')
  @Get(':id/file')
  async file(
    @Param('id', { schema: routeIdSchema }) id: string,
    @Query({ schema: routeFileQuerySchema }) { format }: { format: RouteFormat },
  ): Promise<StreamableFile> {
    return writeRouteFile(await this.routes.one(id), format);
  }

  @Access('plan')
  @Post()
  @HttpCode(201)
  async create(@Body({ schema: routeDraftSchema }) draft: RouteDraft): Promise<RouteSummary> {
    const [route] = await this.routes.create([draft]);
    return route!;
  }

  @Access('plan')
  @Post(':id/copy')
  @HttpCode(201)
  copy(@Param('id', { schema: routeIdSchema }) id: string): Promise<RouteSummary> {
    return this.routes.copy(id);
  }

  @Access('plan')
  @Patch(':id')
  change(
    @Param('id', { schema: routeIdSchema }) id: string,
    @Body({ schema: routeChangeSchema }) change: RouteChange,
  ): Promise<RouteSummary> {
    return this.routes.change(id, change);
  }

  @Access('plan')
  @Delete(':id')
  @HttpCode(204)
  remove(@Param('id', { schema: routeIdSchema }) id: string): Promise<void> {
    return this.routes.remove(id);
  }
}
