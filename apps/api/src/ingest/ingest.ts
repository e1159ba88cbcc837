import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  type Accepted,
  describeIssues,
  type FixReport,
  isPlainFix,
  isRejection,
  type Outcome,
  type Position,
  type Rejection,
  type Report,
  reportSchema,
} from '@fleetmap/events';
import type { Fleet } from '@fleetmap/fleet';
import { normalizeHeading } from '@fleetmap/geo';
import { type PositionStore, StoreBusyError } from '@fleetmap/storage';
import { Devices } from '../auth/devices.js';
import { type Principal, SIMULATOR } from '../auth/principal.js';
import { Bus } from '../core/bus.js';
import { Clock } from '../core/clock.js';
import { Meters } from '../core/meters.js';
import { FLEET, POSITION_STORE } from '../core/tokens.js';

const MAX_AHEAD_MS = 24 * 60 * 60_000; // a device's clock may be in the wrong zone; beyond a day it is broken

const MOST_WAITING = 100_000; // positions; a sender that comes then is asked to come back

/** The only door into the fleet: every protocol and the simulator come through here. */
@Injectable()
export class Ingest {
  private readonly logger = new Logger(Ingest.name);
  private readonly answersByCode = new Map<string, number>();
  /** Positions on their way to the disk. */
  private waiting = 0;

  constructor(
    @Inject(POSITION_STORE) private readonly positions: PositionStore,
    @Inject(FLEET) private readonly fleet: Fleet,
    private readonly bus: Bus,
    private readonly clock: Clock,
    private readonly devices: Devices,
    meters: Meters,
  ) {
    const about = 'Reports by what was answered: the outcome, or why not.';
    meters.add({
      name: 'fleetmap_reports_total',
      about,
      kind: 'counter',
      label: 'answer',
      read: () => this.answersByCode,
    });
  }

  /** Believes a report or says why not. A refused report leaves no trace. Resolves when what was believed is durable. */
  async accept(input: unknown, from: Principal): Promise<Accepted | Rejection> {
    const [answer = STORE_BUSY] = await this.acceptMany([input], from);
    return answer;
  }

  /** The same for many at once, in their order. The live map is told at once, the sender when all is durable. */
  acceptMany(inputs: readonly unknown[], from: Principal): Promise<(Accepted | Rejection)[]> {
    return this.acceptAll(inputs, from, () => true);
  }

  /** The same for one truck's past, in its order: it goes into the history, and the live map is told where the truck is at its end. */
  acceptPast(inputs: readonly unknown[], from: Principal): Promise<(Accepted | Rejection)[]> {
    return this.acceptAll(inputs, from, (index) => index === inputs.length - 1);
  }

  private async acceptAll(
    inputs: readonly unknown[],
    from: Principal,
    isNews: (index: number) => boolean,
  ): Promise<(Accepted | Rejection)[]> {
    if (this.waiting > MOST_WAITING) return inputs.map(() => STORE_BUSY);
    const believed: Position[] = [];
    const answers = inputs.map((input, index) => this.judge(input, from, { believed, isNews: isNews(index) }));
    for (const [index, answer] of answers.entries()) {
      this.count(isRejection(answer) ? answer.code : answer.outcome);
      if (isRejection(answer)) this.devices.noteRefusal(inputs[index], from, answer);
    }
    if (believed.length === 0) return answers;
    this.waiting += believed.length;
    try {
      await this.positions.append(believed);
      return answers;
    } catch (error) {
      if (!(error instanceof StoreBusyError)) this.logger.error('Positions could not be stored.', error);
      // The sender keeps them and tells them again; told twice they are stored once.
      return answers.map((answer) => (isRejection(answer) ? answer : STORE_BUSY));
    } finally {
      this.waiting -= believed.length;
    }
  }

  private count(answer: string): void {
    this.answersByCode.set(answer, (this.answersByCode.get(answer) ?? 0) + 1);
  }

  /** Simulated reports that nobody wants to rewind to: the live map is told, and nothing is kept. */
  showMany(inputs: readonly unknown[]): (Accepted | Rejection)[] {
    return inputs.map((input) => this.judge(input, SIMULATOR, { isNews: true }));
  }

  private judge(input: unknown, from: Principal, { believed, isNews }: Judging): Accepted | Rejection {
    const parsed = isPlainFix(input) ? { success: true as const, data: input } : reportSchema.safeParse(input);
    if (!parsed.success) return { code: 'invalid_report', message: describeIssues(parsed.error.issues) };
    const report: Report = parsed.data;
    const receivedAt = this.clock.now();
    if ((report.recordedAt ?? 0) > receivedAt + MAX_AHEAD_MS) return FUTURE_REPORT;
    const truckId = this.devices.truckOf(report.truckId, from);
    if (typeof truckId !== 'string') return truckId;
    const named = truckId === report.truckId ? report : { ...report, truckId };
    if (named.valid === false) return this.hear(named, receivedAt);
    const position = positionOf(named, receivedAt, from);
    believed?.push(position); // duplicates too: the first telling may not have become durable
    return this.believe(believed ? position : { ...position, unrecorded: true }, isNews);
  }

  private believe(position: Position, isNews: boolean): Accepted {
    const outcome = this.fleet.apply(position);
    const truck = this.fleet.get(position.truckId);
    if (truck && outcome !== 'duplicate') {
      this.bus.emit('position.accepted', { position, newest: outcome === 'newest' && isNews, truck });
    }
    if (truck && outcome === 'late') this.bus.emit('truck.heard', { truck });
    return ACCEPTED[outcome];
  }

  private hear(report: Report, receivedAt: number): Accepted {
    this.fleet.hear({ truckId: report.truckId, receivedAt, ...deviceStateOf(report) });
    const truck = this.fleet.get(report.truckId);
    if (truck) this.bus.emit('truck.heard', { truck });
    return ACCEPTED.no_fix;
  }
}

interface Judging {
  /** Gets the position, to be kept; without it the position is not kept. */
  readonly believed?: Position[];
  /** Whether the live map is told. */
  readonly isNews: boolean;
}

/** One of each: a batch of ten thousand needs no ten thousand answers. */
const ACCEPTED: Readonly<Record<Outcome, Accepted>> = {
  newest: { outcome: 'newest' },
  late: { outcome: 'late' },
  duplicate: { outcome: 'duplicate' },
  no_fix: { outcome: 'no_fix' },
};

const FUTURE_REPORT: Rejection = {
  code: 'future_report',
  message: 'recordedAt: more than 24 hours ahead of the server’s clock',
};

const STORE_BUSY: Rejection = {
  code: 'store_busy',
  message: 'Reports come faster than they can be stored. Keep it and send it again in a moment.',
};

function positionOf(report: FixReport, receivedAt: number, from: Principal): Position {
  const { altitude, accuracy, battery, charging, attributes } = report;
  const position: Writable<Position> = {
    truckId: report.truckId,
    latitude: report.latitude,
    longitude: report.longitude,
    speed: report.speed ?? null,
    heading: report.heading == null ? null : normalizeHeading(report.heading),
    recordedAt: report.recordedAt ?? receivedAt,
    receivedAt,
  };
  // Assigned, not spread: this runs for every report.
  if (altitude != null) position.altitude = altitude;
  if (accuracy != null) position.accuracy = accuracy;
  if (battery != null) position.battery = battery;
  if (charging != null) position.charging = charging;
  if (attributes) position.attributes = attributes;
  if (from.kind === 'simulator') position.simulated = true;
  return position;
}

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

function deviceStateOf({ battery, charging }: Report): Pick<Position, 'battery' | 'charging'> {
  return { ...(battery == null ? {} : { battery }), ...(charging == null ? {} : { charging }) };
}
