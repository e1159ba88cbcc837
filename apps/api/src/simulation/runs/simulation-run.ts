import type {
  Rejection,
  RunOptions,
  Scenario,
  SimulatedTruckState,
  SimulationControl,
  SimulationFault,
  SimulationState,
  SimulationTruck,
  TruckProgress,
} from '@fleetmap/events';
import type { TruckSetup } from '@fleetmap/motion';
import type { Owner } from '../../auth/owner.js';
import { RunClock } from './run-clock.js';
import type { RunProgress } from './run-progress.js';
import { RunTrucks } from './run-trucks.js';
import type { SimulationRecord } from './simulation-records.js';
import { mapIdOf, reportForDoor } from './simulated-report.js';
import type { TruckStanding } from './truck-log.js';

const MOST_CHANGES = 200; // of one truck, by operators, between two stops
const MOST_TOLD = 200; // touched trucks in a state that is told every second

/** One scenario that is driven: its clock, its trucks and what operators do to them. It knows no door and no timer. */
export class SimulationRun {
  readonly simulationId: string;
  readonly scenario: Scenario;
  readonly options: RunOptions;
  readonly owner: Owner;
  private readonly clock: RunClock;
  private trucks: RunTrucks | undefined;
  private status: SimulationState['status'] = 'preparing';
  private message: string | undefined;
  private readonly counts = { accepted: 0, refused: 0, skipped: 0 };

  constructor(given: SimulationRecord & { now: number }) {
    this.simulationId = given.simulationId;
    this.scenario = given.scenario;
    this.options = { onRestart: given.onRestart, keepHistory: given.keepHistory };
    this.owner = given.owner;
    this.clock = new RunClock(given.now, 0, given.rate);
  }

  get rate(): number {
    return this.clock.rate;
  }

  /** What outlives the server. */
  get record(): SimulationRecord {
    const { simulationId, scenario, rate, owner } = this;
    return { simulationId, scenario, rate, owner, ...this.options };
  }

  get isRunning(): boolean {
    return this.status === 'running';
  }

  /** What its trucks are called on the map; none before they are ready. */
  get mapIds(): string[] {
    return (this.trucks?.all() ?? []).map(({ truckId }) => mapIdOf(this.simulationId, truckId));
  }

  setupOf(truckId: string): TruckSetup | undefined {
    return this.trucks?.setupOf(truckId);
  }

  ready(setups: readonly TruckSetup[]): void {
    if (this.status === 'removed') return;
    this.trucks = new RunTrucks(setups);
    this.status = 'stopped';
  }

  /** Goes on where it was before a restart. */
  resume({ time, status, changes }: RunProgress): void {
    if (this.status !== 'stopped') return;
    this.trucks?.restore(changes);
    this.seek(time);
    this.status = status;
  }

  /** Undefined while there is nothing to go on with. */
  progress(now: number): RunProgress | undefined {
    this.pass(now);
    const { status } = this;
    if (!this.trucks || status === 'preparing' || status === 'failed' || status === 'removed') return undefined;
    return { time: this.clock.time, status, changes: this.trucks.changes() };
  }

  fail({ message }: Rejection): void {
    if (this.status === 'removed') return;
    this.status = 'failed';
    this.message = message;
  }

  control(control: SimulationControl['control'], now: number): Rejection | undefined {
    if (control.action !== 'remove' && !this.trucks) return this.status === 'failed' ? FAILED : NOT_READY;
    this.pass(now);
    this.apply(control);
    return undefined;
  }

  controlTruck({ truckId, control }: SimulationTruck, now: number): Rejection | undefined {
    const refusal = this.refusalOfChange(truckId);
    if (refusal) return refusal;
    this.pass(now);
    this.trucks?.control(truckId, this.clock.time, control);
    return undefined;
  }

  switchFault({ faultId, mode, truckId }: SimulationFault, now: number): Rejection | undefined {
    if (!this.scenario.faults.some(({ id }) => id === faultId)) return NO_SUCH_FAULT;
    const refusal = this.refusalOfChange(truckId);
    if (refusal) return refusal;
    this.pass(now);
    this.trucks?.switchFault({ at: this.clock.time, faultId, mode }, truckId);
    return undefined;
  }

  /** What is due now, as reports for the door: about `most`, or fewer when the turn is over. */
  advance(now: number, most: number, isOver: () => boolean): readonly object[] {
    this.pass(now);
    if (!this.trucks || !(this.isRunning || this.status === 'paused' || this.status === 'ended')) return [];
    const { reports, skipped } = this.trucks.due(this.clock.time, most, isOver);
    this.counts.skipped += skipped;
    const wallOf = this.clock.date(now);
    return reports.map(({ truckId, report }) =>
      reportForDoor(report, { simulationId: this.simulationId, truckId, wallOf }),
    );
  }

  count(told: { accepted: number; refused: number }): void {
    this.counts.accepted += told.accepted;
    this.counts.refused += told.refused;
  }

  state(now: number): SimulationState {
    this.pass(now);
    return {
      simulationId: this.simulationId,
      name: this.scenario.name,
      status: this.status,
      ...(this.message === undefined ? {} : { message: this.message }),
      time: this.clock.time / 1000,
      rate: this.clock.rate,
      ...this.options,
      asOf: now,
      duration: this.scenario.duration,
      truckCount: this.trucks?.size ?? 0,
      reports: { ...this.counts },
      faults: this.scenario.faults.map(({ id, kind }) => ({ id, kind, mode: this.trucks?.modeOf(id) ?? 'scripted' })),
      controlled: (this.trucks?.controlled() ?? []).slice(-MOST_TOLD).map((truck) => this.stateOf(truck)),
    };
  }

  truckStates(): SimulatedTruckState[] {
    return (this.trucks?.all() ?? []).map((truck) => this.stateOf(truck));
  }

  progressOf(truckIds: readonly string[], now: number): TruckProgress[] {
    this.pass(now);
    return this.trucks?.progressOf(truckIds, this.clock.time) ?? [];
  }

  private apply(control: SimulationControl['control']): void {
    switch (control.action) {
      case 'start':
        if (this.status === 'ended') this.seek(0);
        this.status = 'running';
        break;
      case 'resume':
        if (this.status === 'paused') this.status = 'running';
        break;
      case 'pause':
        if (this.status === 'running') this.status = 'paused';
        break;
      case 'stop':
        this.seek(-1); // before the beginning: nothing that was done is left
        this.seek(0);
        this.status = 'stopped';
        break;
      case 'seek':
        this.seek(Math.min(control.time, this.scenario.duration) * 1000);
        if (this.status !== 'running') this.status = 'paused';
        break;
      case 'rate':
        this.clock.rate = control.rate;
        break;
      case 'step':
        this.status = 'paused';
        this.clock.time += control.seconds * 1000;
        this.endWhenOver();
        break;
      case 'remove':
        this.status = 'removed';
        break;
    }
  }

  private stateOf({ truckId, standing }: { truckId: string; standing: TruckStanding }): SimulatedTruckState {
    return { truckId, mapId: mapIdOf(this.simulationId, truckId), ...standing };
  }

  private refusalOfChange(truckId: string | undefined): Rejection | undefined {
    if (!this.trucks) return this.status === 'failed' ? FAILED : NOT_READY;
    if (truckId !== undefined && !this.trucks.has(truckId)) return NO_SUCH_TRUCK;
    return this.trucks.changesOf(truckId) >= MOST_CHANGES ? TOO_MANY_CHANGES : undefined;
  }

  private seek(timeMs: number): void {
    this.clock.jump(timeMs);
    this.trucks?.seek(timeMs);
  }

  private pass(now: number): void {
    this.clock.pass(now, this.isRunning);
    this.endWhenOver();
  }

  private endWhenOver(): void {
    if (this.clock.time < this.scenario.duration * 1000 || this.status === 'ended') return;
    this.clock.end(this.scenario.duration * 1000);
    if (this.isRunning || this.status === 'paused') this.status = 'ended';
  }
}

const FAILED: Rejection = { code: 'invalid_scenario', message: 'This simulation cannot be driven.' };
const NOT_READY: Rejection = { code: 'invalid_message', message: 'This simulation is still preparing.' };
const NO_SUCH_TRUCK: Rejection = { code: 'not_found', message: 'This simulation has no such truck.' };
const NO_SUCH_FAULT: Rejection = { code: 'not_found', message: 'This simulation has no such fault.' };
const TOO_MANY_CHANGES: Rejection = {
  code: 'rate_limited',
  message: 'Too much was changed here since the beginning: seek back or stop to forget it.',
};
