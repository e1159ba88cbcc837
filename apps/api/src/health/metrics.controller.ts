import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import { Controller, Get, Header, Inject, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Fleet } from '@fleetmap/fleet';
import { Access } from '../auth/access.js';
import { Meters } from '../core/meters.js';
import { FLEET } from '../core/tokens.js';

/** `GET /metrics`, for Prometheus: counts are of all trucks, so it is for who sees them all. */
@Controller('metrics')
export class MetricsController implements OnModuleInit, OnApplicationShutdown {
  private readonly delay = monitorEventLoopDelay({ resolution: 20 });

  constructor(
    private readonly meters: Meters,
    @Inject(FLEET) private readonly fleet: Fleet,
  ) {}

  onModuleInit(): void {
    this.delay.enable();
    const gauge = (name: string, about: string, read: () => number): void =>
      this.meters.add({ name, about, kind: 'gauge', read });
    gauge('fleetmap_trucks', 'Trucks the fleet knows.', () => this.fleet.size);
    gauge('process_resident_memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss());
    gauge('process_uptime_seconds', 'Since the process started.', () => process.uptime());
    gauge('nodejs_eventloop_lag_p99_seconds', 'What a message waits at most, of a hundred 99.', () => this.lag());
  }

  onApplicationShutdown(): void {
    this.delay.disable();
  }

  @Get()
  @Access('read-metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  metrics(): string {
    return this.meters.text();
  }

  private lag(): number {
    const seconds = this.delay.percentile(99) / 1e9;
    this.delay.reset();
    return Number.isFinite(seconds) ? seconds : 0;
  }
}
