import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type Accepted, isRejection, type Rejection } from '@fleetmap/events';
import type { Fleet } from '@fleetmap/fleet';
import { SIMULATOR } from '../auth/principal.js';
import { Clock } from '../core/clock.js';
import { Highways } from '../core/highways.js';
import { ENV, FLEET } from '../core/tokens.js';
import type { Env } from '../env.js';
import { Ingest } from '../ingest/ingest.js';
import { createDemoTrucks, type DemoTruck } from './demo-truck.js';

const SEED = 'fleetmap';
const TICK_MS = 100;
const LEAST_INTERVAL_MS = 2000; // each truck reports this often…
const MOST_REPORTS_PER_SECOND = 1000; // …or, in a large fleet, as often as this leaves it
// Reported at start: so that a parked truck is known to be parked, and in a fleet of the usual size so that there is something to rewind to.
const PAST = { lengthMs: 2 * 60 * 60_000, stepMs: 20_000 };
const PAST_OF_MANY = { lengthMs: 10 * 60_000, stepMs: 60_000 };
const MANY = 500; // trucks
const TRUCKS_PER_BREATH = 4; // planned between two looks at the event loop

/** The trucks of the first run. They report through the same door as a device and are marked as simulated. */
@Injectable()
export class DemoFleet implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(DemoFleet.name);
  private readonly trucks: DemoTruck[] = [];
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    @Inject(ENV) private readonly env: Env,
    @Inject(FLEET) private readonly fleet: Fleet,
    private readonly ingest: Ingest,
    private readonly clock: Clock,
    private readonly highways: Highways,
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
    const createDemoTruck = createDemoTrucks(await this.highways.network(), SEED);
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
    const { lengthMs, stepMs } = this.env.DEMO > MANY ? PAST_OF_MANY : PAST;
    const known = this.fleet.get(truck.truckId)?.position.recordedAt ?? 0; // from before a restart
    const past: object[] = [];
    for (let at = Math.max(now - lengthMs, known + stepMs); at < now; at += stepMs) past.push(reportOf(truck, at));
    if (past.length > 0) void this.ingest.acceptPast(past, SIMULATOR).then((answers) => this.complain(truck, answers));
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
    void this.ingest.accept(reportOf(truck, recordedAt), SIMULATOR).then((answer) => this.complain(truck, [answer]));
  }

  private complain({ truckId }: DemoTruck, answers: readonly (Accepted | Rejection)[]): void {
    const refused = answers.find((answer) => isRejection(answer));
    if (refused) this.logger.warn(`${truckId}: ${refused.message}`);
  }
}

function reportOf(truck: DemoTruck, recordedAt: number): object {
  const { latitude, longitude, speed, heading } = truck.at(recordedAt);
  return { truckId: truck.truckId, recordedAt, latitude, longitude, speed, heading };
}
