import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { createHighwayNetwork, type HighwayData } from '@fleetmap/basemap';
import { isRejection } from '@fleetmap/events';
import { SIMULATOR } from '../auth/principal.js';
import { Clock } from '../core/clock.js';
import { ENV } from '../core/tokens.js';
import type { Env } from '../env.js';
import { Ingest } from '../ingest/ingest.js';
import { createDemoTrucks, type DemoTruck } from './demo-truck.js';

const SEED = 'fleetmap';
const TICK_MS = 100;
const LEAST_INTERVAL_MS = 2000; // each truck reports this often…
const MOST_REPORTS_PER_SECOND = 1000; // …or, in a large fleet, as often as this leaves it
const PAST_MS = 10 * 60_000; // reported at start, so that a parked truck is known to be parked
const PAST_STEP_MS = 60_000;
const TRUCKS_PER_BREATH = 20; // planned between two looks at the event loop

/** The trucks of the first run. They report through the same door as a device and are marked as simulated. */
@Injectable()
export class DemoFleet implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(DemoFleet.name);
  private readonly trucks: DemoTruck[] = [];
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly ingest: Ingest,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    if (this.env.DEMO === 0) return;
    this.start().catch((error: unknown) => this.logger.error('The demo fleet cannot start.', error));
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    clearInterval(this.timer);
  }

  private async start(): Promise<void> {
    const file = fileURLToPath(import.meta.resolve('@fleetmap/basemap/data/highways.json'));
    const network = createHighwayNetwork(JSON.parse(await readFile(file, 'utf8')) as HighwayData);
    const createDemoTruck = createDemoTrucks(network, SEED);
    for (let number = 0; number < this.env.DEMO && !this.stopped; number += 1) {
      const truck = createDemoTruck(number);
      this.reportPast(truck);
      this.trucks.push(truck);
      if (number % TRUCKS_PER_BREATH === 0) await setImmediate();
    }
    if (!this.stopped) this.run();
  }

  private reportPast(truck: DemoTruck): void {
    const now = this.clock.now();
    for (let at = now - PAST_MS; at < now; at += PAST_STEP_MS) this.report(truck, at);
  }

  /** Spreads the reports evenly over the interval: no burst, and each truck at its own steady beat. */
  private run(): void {
    const intervalMs = Math.max(LEAST_INTERVAL_MS, (this.trucks.length / MOST_REPORTS_PER_SECOND) * 1000);
    const perMs = this.trucks.length / intervalMs;
    let reported = Math.floor(this.clock.now() * perMs);
    this.timer = setInterval(() => {
      const due = Math.floor(this.clock.now() * perMs);
      // After a long sleep of the machine one round is enough.
      for (reported = Math.max(reported, due - this.trucks.length); reported < due; reported += 1) {
        this.report(this.trucks[reported % this.trucks.length]!, this.clock.now());
      }
    }, TICK_MS);
    this.logger.log(`${this.trucks.length} simulated trucks are on the road.`);
  }

  private report(truck: DemoTruck, recordedAt: number): void {
    const { truckId } = truck;
    const { latitude, longitude, speed, heading } = truck.at(recordedAt);
    const answer = this.ingest.accept({ truckId, recordedAt, latitude, longitude, speed, heading }, SIMULATOR);
    if (isRejection(answer)) this.logger.warn(`${truckId}: ${answer.message}`);
  }
}
