import type { FaultMode, SimulationTruck, TruckProgress } from '@fleetmap/events';
import {
  simulateTruck,
  type SimulatedReport,
  type SimulatedTruck,
  type TruckControl,
  type TruckSetup,
} from '@fleetmap/motion';
import type { FaultSwitch, RunChanges } from './run-progress.js';
import { controlsOf, standingOf, type TruckLog, type TruckStanding } from './truck-log.js';

/** What is due, and how much was left out because nobody could be told so fast. */
export interface DueReports {
  readonly reports: readonly { readonly truckId: string; readonly report: SimulatedReport }[];
  readonly skipped: number;
}

const MOST_OF_ONE_TRUCK = 40; // reports at once; of more, the newest few are told
const KEPT_OF_MANY = 2;
const NOT_PLACED = Number.NaN;

/** The trucks of a run, how far each has been told, and what operators did to them. Times: ms since the scenario's start. */
export class RunTrucks {
  private readonly indexById: ReadonlyMap<string, number>;
  private readonly simulated: (SimulatedTruck | undefined)[];
  private readonly logs = new Map<number, TruckLog>();
  private readonly switchesOfTruck = new Map<number, readonly FaultSwitch[]>();
  private switches: readonly FaultSwitch[] = [];
  /** Up to when each truck has been told; NaN: it must be shown where it is. */
  private readonly toldUntil: Float64Array;
  /** No truck has anything to tell before this. */
  private readonly nextAt: Float64Array;
  /** Where the run was begun or sought to: there the trucks are shown first. */
  private placedAt = 0;
  /** Where the next turn begins, so that no truck waits for ever. */
  private turn = 0;

  constructor(private readonly setups: readonly TruckSetup[]) {
    this.indexById = new Map(setups.map(({ truckId }, index) => [truckId, index]));
    this.simulated = setups.map(() => undefined);
    this.toldUntil = new Float64Array(setups.length).fill(NOT_PLACED);
    this.nextAt = new Float64Array(setups.length);
  }

  get size(): number {
    return this.setups.length;
  }

  has(truckId: string): boolean {
    return this.indexById.has(truckId);
  }

  setupOf(truckId: string): TruckSetup | undefined {
    return this.setups[this.indexById.get(truckId) ?? -1];
  }

  /** How many things operators did to this truck, faults of all trucks included. */
  changesOf(truckId = ''): number {
    const index = this.indexById.get(truckId) ?? -1;
    return (this.logs.get(index)?.length ?? 0) + (this.switchesOfTruck.get(index)?.length ?? 0) + this.switches.length;
  }

  control(truckId: string, at: number, control: SimulationTruck['control']): void {
    const index = this.indexById.get(truckId)!;
    const log = [...(this.logs.get(index) ?? []), { at, control }];
    this.logs.delete(index); // the last one touched stands last
    this.logs.set(index, log);
    this.simulated[index] = undefined;
  }

  switchFault(change: FaultSwitch, truckId?: string): void {
    if (truckId === undefined) {
      this.switches = [...this.switches, change];
      this.simulated.fill(undefined);
      return;
    }
    const index = this.indexById.get(truckId)!;
    this.switchesOfTruck.set(index, [...(this.switchesOfTruck.get(index) ?? []), change]);
    this.simulated[index] = undefined;
  }

  modeOf(faultId: string): FaultMode {
    return this.switches.findLast((change) => change.faultId === faultId)?.mode ?? 'scripted';
  }

  /** Every truck is shown again where it is, and what was done to it after `time` is forgotten. */
  seek(time: number): void {
    for (const [index, log] of this.logs) this.logs.set(index, log.filter(({ at }) => at <= time)); // prettier-ignore
    for (const [index, log] of this.switchesOfTruck) this.switchesOfTruck.set(index, log.filter(({ at }) => at <= time)); // prettier-ignore
    this.switches = this.switches.filter(({ at }) => at <= time);
    this.simulated.fill(undefined);
    this.placedAt = time;
    this.toldUntil.fill(NOT_PLACED);
    this.nextAt.fill(0);
  }

  changes(): RunChanges {
    const byId = <Log>(logs: ReadonlyMap<number, Log>): [string, Log][] =>
      Array.from(logs, ([index, log]) => [this.setups[index]!.truckId, log]);
    return { controls: byId(this.logs), switchesOfTruck: byId(this.switchesOfTruck), switches: this.switches };
  }

  /** Puts back what was done before a restart; a truck that is there no more is left out. */
  restore({ controls, switchesOfTruck, switches }: RunChanges): void {
    for (const [truckId, log] of controls) if (this.has(truckId)) this.logs.set(this.indexById.get(truckId)!, log);
    for (const [truckId, log] of switchesOfTruck) {
      if (this.has(truckId)) this.switchesOfTruck.set(this.indexById.get(truckId)!, log);
    }
    this.switches = switches;
    this.simulated.fill(undefined);
  }

  /** Trucks that operators touched, the last one last. */
  controlled(): { truckId: string; standing: TruckStanding }[] {
    const touched = [...this.logs].filter(([, log]) => log.length > 0);
    return touched.map(([index, log]) => ({ truckId: this.setups[index]!.truckId, standing: standingOf(log) }));
  }

  all(): { truckId: string; standing: TruckStanding }[] {
    return this.setups.map(({ truckId }, index) => ({ truckId, standing: standingOf(this.logs.get(index) ?? []) }));
  }

  /** How far those of these trucks are that are here. */
  progressOf(truckIds: readonly string[], time: number): TruckProgress[] {
    return [...new Set(truckIds)].flatMap((truckId) => {
      const index = this.indexById.get(truckId);
      if (index === undefined) return [];
      const truck = this.truckAt(index);
      return [{ truckId, ...truck.progressAt(time), faults: truck.faultsAt(time), switched: this.modesFor(index) }];
    });
  }

  /** What the trucks tell until `untilMs`, about `most` reports; `isOver` ends the turn early. The rest is told next time. */
  due(untilMs: number, most: number, isOver: () => boolean): DueReports {
    const reports: { truckId: string; report: SimulatedReport }[] = [];
    let skipped = 0;
    for (let seen = 0; seen < this.size && reports.length < most; seen += 1) {
      const index = this.turn;
      const isDue = this.nextAt[index]! <= untilMs;
      if (isDue && isOver()) break;
      this.turn = (index + 1) % this.size;
      if (!isDue) continue;
      skipped += this.tell(index, untilMs, (truckId, report) => reports.push({ truckId, report }));
    }
    return { reports, skipped };
  }

  /** @returns how many reports were left out. */
  private tell(index: number, untilMs: number, add: (truckId: string, report: SimulatedReport) => void): number {
    const truck = this.truckAt(index);
    const isPlaced = !Number.isNaN(this.toldUntil[index]!);
    const told = isPlaced ? this.toldUntil[index]! : this.placedAt;
    const due = truck.fixesBetween(told, untilMs);
    const isTooMuch = due > MOST_OF_ONE_TRUCK;
    const shown = isPlaced || isTooMuch ? undefined : truck.reportAt(told);
    if (shown) add(truck.truckId, shown);
    const from = isTooMuch ? truck.timeBeforeLast(KEPT_OF_MANY, untilMs) : told;
    truck.forReports(from, untilMs, (report) => add(truck.truckId, report));
    this.toldUntil[index] = untilMs;
    this.nextAt[index] = truck.nextFixAfter(untilMs);
    return isTooMuch ? due - KEPT_OF_MANY : 0;
  }

  private truckAt(index: number): SimulatedTruck {
    const known = this.simulated[index];
    if (known) return known;
    const controls: TruckControl[] = [
      ...controlsOf(this.logs.get(index) ?? []),
      ...this.switchesFor(index).map((change) => ({ kind: 'fault' as const, ...change })),
    ];
    const truck = simulateTruck(this.setups[index]!, controls.toSorted((one, other) => one.at - other.at)); // prettier-ignore
    this.simulated[index] = truck;
    return truck;
  }

  /** Those for all and those for this truck alone, in order of time. */
  private switchesFor(index: number): FaultSwitch[] {
    const all = [...this.switches, ...(this.switchesOfTruck.get(index) ?? [])];
    return all.toSorted((one, other) => one.at - other.at);
  }

  private modesFor(index: number): TruckProgress['switched'] {
    const modes = new Map(this.switchesFor(index).map(({ faultId, mode }) => [faultId, mode]));
    return Array.from(modes, ([faultId, mode]) => ({ faultId, mode }));
  }
}
