import { Controller, Get, Inject } from '@nestjs/common';
import type { DeskConfig } from '@fleetmap/events';
import type { Fleet } from '@fleetmap/fleet';
import { Access } from '../auth/access.js';
import { ENV, FLEET } from '../core/tokens.js';
import type { Env } from '../env.js';

/** For load balancers, people and the desk itself. */
@Controller('api')
export class HealthController {
  constructor(
    @Inject(ENV) private readonly env: Env,
    @Inject(FLEET) private readonly fleet: Fleet,
  ) {}

  /** The process lives. */
  @Get('health')
  @Access('enter')
  health(): { status: 'ok'; trucks: number } {
    return { status: 'ok', trucks: this.fleet.size };
  }

  /** It takes traffic: it answers only once everything is up. */
  @Get('ready')
  @Access('enter')
  ready(): { status: 'ready' } {
    return { status: 'ready' };
  }

  @Get('config')
  @Access('enter')
  config(): DeskConfig {
    const { TILE_URL: url, TILE_ATTRIBUTION: attribution } = this.env;
    return { tiles: url ? { url, attribution } : null };
  }
}
