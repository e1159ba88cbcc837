import { Inject, Injectable } from '@nestjs/common';
import {
  type Accepted,
  describeIssues,
  type Position,
  type Rejection,
  type Report,
  reportSchema,
} from '@fleetmap/events';
import type { Fleet } from '@fleetmap/fleet';
import { normalizeHeading } from '@fleetmap/geo';
import { Devices } from '../auth/devices.js';
import type { Principal } from '../auth/principal.js';
import { Bus } from '../core/bus.js';
import { Clock } from '../core/clock.js';
import { FLEET } from '../core/tokens.js';

const MAX_AHEAD_MS = 24 * 60 * 60_000; // a device's clock may be in the wrong zone; beyond a day it is broken

/** The only door into the fleet: every protocol and the simulator come through here. */
@Injectable()
export class Ingest {
  constructor(
    @Inject(FLEET) private readonly fleet: Fleet,
    private readonly bus: Bus,
    private readonly clock: Clock,
    private readonly devices: Devices,
  ) {}

  /** Believes a report or says why not. A refused report leaves no trace. */
  accept(input: unknown, from: Principal): Accepted | Rejection {
    const parsed = reportSchema.safeParse(input);
    if (!parsed.success) return { code: 'invalid_report', message: describeIssues(parsed.error.issues) };
    const report = parsed.data;
    const receivedAt = this.clock.now();
    if ((report.recordedAt ?? 0) > receivedAt + MAX_AHEAD_MS) return FUTURE_REPORT;
    const refusal = this.devices.refusalOf(report.truckId, from);
    if (refusal) return refusal;
    return report.valid ? this.believe(report, receivedAt, from) : this.hear(report, receivedAt);
  }

  private believe(report: Extract<Report, { valid: true }>, receivedAt: number, from: Principal): Accepted {
    const position = positionOf(report, receivedAt, from);
    const outcome = this.fleet.apply(position);
    const truck = this.fleet.get(position.truckId);
    if (truck && outcome !== 'duplicate') {
      this.bus.emit('position.accepted', { position, newest: outcome === 'newest', truck });
    }
    if (truck && outcome === 'late') this.bus.emit('truck.heard', { truck });
    return { outcome };
  }

  private hear(report: Report, receivedAt: number): Accepted {
    this.fleet.hear({ truckId: report.truckId, receivedAt, ...deviceStateOf(report) });
    const truck = this.fleet.get(report.truckId);
    if (truck) this.bus.emit('truck.heard', { truck });
    return { outcome: 'no_fix' };
  }
}

const FUTURE_REPORT: Rejection = {
  code: 'future_report',
  message: 'recordedAt: more than 24 hours ahead of the server’s clock',
};

function positionOf(report: Extract<Report, { valid: true }>, receivedAt: number, from: Principal): Position {
  const { altitude, accuracy, attributes } = report;
  return {
    truckId: report.truckId,
    latitude: report.latitude,
    longitude: report.longitude,
    speed: report.speed ?? null,
    heading: report.heading == null ? null : normalizeHeading(report.heading),
    recordedAt: report.recordedAt ?? receivedAt,
    receivedAt,
    ...(altitude == null ? {} : { altitude }),
    ...(accuracy == null ? {} : { accuracy }),
    ...deviceStateOf(report),
    ...(attributes ? { attributes } : {}),
    ...(from.kind === 'simulator' ? { simulated: true } : {}),
  };
}

function deviceStateOf({ battery, charging }: Report): Pick<Position, 'battery' | 'charging'> {
  return { ...(battery == null ? {} : { battery }), ...(charging == null ? {} : { charging }) };
}
