import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { SEGMENT_MS, segmentStartOf } from '@fleetmap/events';
import type { Fleet } from '@fleetmap/fleet';
import type { PositionStore } from '@fleetmap/storage';
import { Bus } from '../core/bus.js';
import { Clock } from '../core/clock.js';
import { ENV, FLEET, POSITION_STORE } from '../core/tokens.js';
import type { Env } from '../env.js';

const SEAL_DELAY_MS = 20_000; // after a segment ends: most of what is late has come by then
const DAY_MS = 24 * 60 * 60_000;
const PACK_AFTER_MS = DAY_MS; // what is looked at most is read fastest, and most of what is late has come

/** Puts what was recorded into its final place whenever a segment ends, and notes what the fleet knows, for the next start. */
@Injectable()
export class Recorder implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Recorder.name);
  /** Trucks of which more is known than was saved. */
  private changed = new Set<string>();
  /** Trucks that the fleet knows no more, and of which something may be saved. */
  private removed = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private readonly stops: (() => void)[] = [];

  constructor(
    @Inject(ENV) private readonly env: Env,
    @Inject(FLEET) private readonly fleet: Fleet,
    @Inject(POSITION_STORE) private readonly positions: PositionStore,
    private readonly bus: Bus,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    for (const { truckId } of this.fleet.trucks()) this.changed.add(truckId);
    this.stops.push(
      this.bus.on('position.accepted', ({ truck }) => this.changed.add(truck.truckId)),
      this.bus.on('truck.heard', ({ truck }) => this.changed.add(truck.truckId)),
      this.bus.on('truck.removed', ({ truckId }) => this.noteRemoval(truckId)),
    );
    this.waitForSegment();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    for (const stop of this.stops.splice(0)) stop();
    await this.seal().catch((error: unknown) => this.complain(error));
  }

  /** What is recorded up to the present segment goes to its place; what is too old goes, what is older takes less room. */
  async settle(): Promise<void> {
    await this.seal();
    await this.positions.prune(this.clock.now() - this.env.KEEP_DAYS * DAY_MS);
    await this.positions.pack(this.clock.now() - PACK_AFTER_MS);
  }

  /** Saved in a moment, with all that are removed together with it: a server that is killed must not bring it back. */
  private noteRemoval(truckId: string): void {
    if (this.removed.size === 0)
      setImmediate(() => void this.saveStates().catch((error: unknown) => this.complain(error)));
    this.removed.add(truckId);
  }

  private complain(error: unknown): void {
    this.logger.error('What the fleet knows was not saved.', error);
  }

  private async seal(): Promise<void> {
    await this.saveStates(); // what is sealed must be known without the journal
    await this.positions.seal(segmentStartOf(this.clock.now()));
  }

  private waitForSegment(): void {
    const now = this.clock.now();
    const wait = SEGMENT_MS - (now % SEGMENT_MS) + SEAL_DELAY_MS;
    this.timer = setTimeout(() => {
      this.settle()
        .catch((error: unknown) => this.logger.error('Positions could not be put in place; later again.', error))
        .finally(() => this.waitForSegment());
    }, wait).unref();
  }

  private async saveStates(): Promise<void> {
    const { changed, removed } = this;
    this.changed = new Set();
    this.removed = new Set();
    const known = [...changed].flatMap((truckId) => this.fleet.get(truckId) ?? []);
    const trucks = known.filter(({ position }) => !position.unrecorded);
    try {
      await this.positions.saveStates(
        trucks.map((truck) => ({ truckId: truck.truckId, state: truck })),
        [...removed].filter((truckId) => !this.fleet.get(truckId)),
      );
    } catch (error) {
      for (const truckId of changed) this.changed.add(truckId);
      for (const truckId of removed) this.removed.add(truckId);
      throw error;
    }
  }
}
