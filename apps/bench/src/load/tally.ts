import type { MovingFleet } from './moving-fleet.js';
import { readFrame } from './read-frame.js';

const MOST_AGES = 200_000; // samples; enough for a p99 and bounded

/** What all viewers together received. */
export interface TallyCounts {
  /** Positions: one per JSON event, as many as a frame holds. */
  readonly updates: number;
  /** Frames, or JSON events. */
  readonly messages: number;
  /** From the update being sent to a viewer having it, milliseconds; undefined when no age could be told. */
  readonly ageP50Ms: number | undefined;
  readonly ageP99Ms: number | undefined;
}

/** Counts for all viewers of the process; a few of them are read in full for the age of what they get. */
export class Tally {
  private updates = 0;
  private messages = 0;
  private ages: number[] = [];
  private readonly truckByNumber = new Map<number, number>();

  /** @param fleet tells when an update was sent. */
  constructor(private readonly fleet: MovingFleet) {}

  event(text: Buffer, isSampled: boolean): void {
    this.messages += 1;
    this.updates += 1;
    if (!isSampled) return;
    const [, { location }] = JSON.parse(text.toString('utf8', 2)) as [string, { location: { recordedAt: number } }];
    this.note(location.recordedAt);
  }

  frame(frame: Buffer, isSampled: boolean): void {
    this.messages += 1;
    this.updates += isSampled
      ? readFrame(frame, (number, x, y, truckId) => this.record(number, x, y, truckId))
      : readFrame(frame);
  }

  /** A message that is not looked into. */
  anything(): void {
    this.messages += 1;
  }

  private record(number: number, x: number, y: number, truckId: string | undefined): void {
    if (truckId) this.truckByNumber.set(number, Number(truckId.slice(1)));
    const truck = this.truckByNumber.get(number);
    if (truck !== undefined) this.note(this.fleet.sentAt(truck, x, y));
  }

  private note(sentAt: number | undefined): void {
    if (sentAt !== undefined && this.ages.length < MOST_AGES) this.ages.push(Date.now() - sentAt);
  }

  /** What came since the last call. */
  take(): TallyCounts {
    const ages = Float64Array.from(this.ages).toSorted();
    const percentile = (share: number): number | undefined => ages[Math.floor(share * (ages.length - 1))];
    const counts = {
      updates: this.updates,
      messages: this.messages,
      ageP50Ms: percentile(0.5),
      ageP99Ms: percentile(0.99),
    };
    this.updates = 0;
    this.messages = 0;
    this.ages = [];
    return counts;
  }
}
