import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import {
  isRejection,
  type Rejection,
  type Scenario,
  type SimulationDetail,
  type SimulationRequest,
  type SimulationState,
  type TruckProgressList,
  type TruckProgressRequest,
} from '@fleetmap/events';
import type { TruckSetup } from '@fleetmap/motion';
import { prepareTrucks } from '@fleetmap/scenarios';
import { maySee, type Owner } from '../../auth/owner.js';
import { SIMULATOR } from '../../auth/principal.js';
import { Bus } from '../../core/bus.js';
import { Clock } from '../../core/clock.js';
import { Ingest } from '../../ingest/ingest.js';
import { ScenarioRoutes } from '../scenarios/scenario-routes.js';
import type { RunProgress } from './run-progress.js';
import { ShownTrucks } from './shown-trucks.js';
import { SimulationRecords } from './simulation-records.js';
import { SimulationRun } from './simulation-run.js';

const TICK_MS = 100;
const REPORTS_PER_TICK = 2000; // of all runs: twenty thousand a second leave the server time for its viewers
const TURN_MS = 40; // of each tick at most, whatever a scenario costs
const TELL_EVERY_MS = 1000;
const NOTE_EVERY_MS = 5000; // so much a run is set back by a power cut
const MOST_SIMULATIONS = 20;

/** How a run begins: at its beginning, at once or when it is started, or where it was before a restart. */
type Beginning = { readonly start: boolean } | RunProgress;

type Listener = (state: SimulationState, owner: Owner) => void;

/** What an operator does to a run. */
export type Change = (run: SimulationRun, now: number) => Rejection | undefined;

/** Every simulation of this server: makes them, lets them run, and tells how they stand. One of fleets that are not one's own is not there. */
@Injectable()
export class Simulations implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(Simulations.name);
  private readonly runById = new Map<string, SimulationRun>();
  private readonly toldAtByRun = new WeakMap<SimulationRun, number>();
  private readonly notedAtByRun = new WeakMap<SimulationRun, number>();
  /** Runs whose last reports are not believed yet: their next ones wait. */
  private readonly busy = new Map<SimulationRun, Promise<void>>();
  private readonly listeners = new Set<Listener>();
  private timer: NodeJS.Timeout | undefined;
  private last = 0;

  constructor(
    private readonly bus: Bus,
    private readonly clock: Clock,
    private readonly ingest: Ingest,
    private readonly routes: ScenarioRoutes,
    private readonly records: SimulationRecords,
    private readonly shown: ShownTrucks,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.last = await this.records.lastNumber();
    await this.shown.restore();
    for (const record of await this.records.list()) {
      this.last = Math.max(this.last, Number(/\d+$/.exec(record.simulationId)?.[0] ?? 0));
      const progress = record.onRestart === 'resume' && (await this.records.progressOf(record.simulationId));
      this.add(new SimulationRun({ ...record, now: this.clock.now() }), progress || { start: false });
    }
    this.shown.removeForsaken((simulationId) => this.runById.has(simulationId));
    this.timer = setInterval(() => this.tick(), TICK_MS);
  }

  /** Before the store closes: what was told is believed first. */
  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all(Array.from(this.runById.values(), (run) => this.note(run)));
    this.runById.clear();
    await Promise.all(this.busy.values());
  }

  /** @returns what ends the telling. */
  onState(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  list(by: Owner): SimulationState[] {
    const seen = [...this.runById.values()].filter(({ owner }) => maySee(by, owner));
    return seen.map((run) => run.state(this.clock.now()));
  }

  detailOf(simulationId: string, by: Owner): SimulationDetail | undefined {
    const run = this.find(simulationId, by);
    return run && { simulation: run.state(this.clock.now()), trucks: run.truckStates() };
  }

  progressOf({ simulationId, truckIds }: TruckProgressRequest, by: Owner): TruckProgressList | Rejection {
    const run = this.find(simulationId, by);
    return run ? { trucks: run.progressOf(truckIds, this.clock.now()) } : NO_SUCH_SIMULATION;
  }

  /** A truck of a run as its scenario has it, whatever operators did to it. */
  truckOf({ simulationId, truckId }: { simulationId: string; truckId: string }, by: Owner): TruckSetup | undefined {
    return this.find(simulationId, by)?.setupOf(truckId);
  }

  /** A new simulation, still preparing. */
  async create(
    scenario: Scenario,
    { rate, start, onRestart, keepHistory }: Omit<SimulationRequest, 'scenario' | 'scenarioId'>,
    owner: Owner,
  ): Promise<SimulationState | Rejection> {
    if (this.runById.size >= MOST_SIMULATIONS) return TOO_MANY;
    const simulationId = this.newId();
    const now = this.clock.now();
    const run = new SimulationRun({ simulationId, scenario, rate, onRestart, keepHistory, owner, now });
    this.add(run, { start });
    await this.records.save(run.record);
    return run.state(this.clock.now());
  }

  /** Lets an operator do something to a run; everybody who watches is told what came of it. */
  async change(simulationId: string, by: Owner, apply: Change): Promise<SimulationState | Rejection> {
    const run = this.find(simulationId, by);
    if (!run) return NO_SUCH_SIMULATION;
    const { rate } = run;
    const refusal = apply(run, this.clock.now());
    if (refusal) return refusal;
    this.tell(run);
    const state = run.state(this.clock.now());
    if (state.status === 'removed') await this.remove(run);
    else {
      if (run.rate !== rate) await this.records.save(run.record);
      await this.note(run);
    }
    return state;
  }

  private async remove(run: SimulationRun): Promise<void> {
    this.runById.delete(run.simulationId);
    await this.busy.get(run); // what is on its way into the history must not bring a truck back
    this.shown.remove(run);
    this.bus.emit('simulation.removed', { simulationId: run.simulationId });
    await this.records.remove(run.simulationId, this.last);
    await this.routes.forget(run.simulationId, run.scenario);
  }

  private find(simulationId: string, by: Owner): SimulationRun | undefined {
    const run = this.runById.get(simulationId);
    return run && maySee(by, run.owner) ? run : undefined;
  }

  private newId(): string {
    do this.last += 1;
    while (!this.shown.isFree(`S${this.last}`));
    return `S${this.last}`;
  }

  private add(run: SimulationRun, begin: Beginning): void {
    this.runById.set(run.simulationId, run);
    this.tellCast(run);
    void this.prepare(run, begin).catch((error: unknown) => {
      this.logger.error(error);
      run.fail(INTERNAL);
      this.tell(run);
    });
  }

  private async prepare(run: SimulationRun, begin: Beginning): Promise<void> {
    const trucks = await prepareTrucks(run.scenario, await this.routes.finderFor(run));
    if (isRejection(trucks)) run.fail(trucks);
    else {
      run.ready(trucks);
      await this.shown.announce(run);
    }
    this.tellCast(run);
    if ('changes' in begin) run.resume(begin);
    else if (begin.start) run.control({ action: 'start' }, this.clock.now());
    this.tell(run);
  }

  private tellCast({ simulationId, owner, mapIds }: SimulationRun): void {
    if (this.runById.has(simulationId)) this.bus.emit('simulation.cast', { simulationId, owner, truckIds: mapIds });
  }

  private tick(): void {
    const endsAt = performance.now() + TURN_MS;
    const runs = [...this.runById.values()].filter((run) => !this.busy.has(run));
    for (const run of runs) {
      const most = Math.ceil(REPORTS_PER_TICK / runs.length);
      const reports = run.advance(this.clock.now(), most, () => performance.now() > endsAt);
      if (reports.length > 0) this.busy.set(run, this.deliver(run, reports));
      if (run.isRunning && this.clock.now() - (this.toldAtByRun.get(run) ?? 0) >= TELL_EVERY_MS) this.tell(run);
      if (run.isRunning && this.clock.now() - (this.notedAtByRun.get(run) ?? 0) >= NOTE_EVERY_MS) void this.note(run);
    }
  }

  /** Notes how far a run is that shall go on after a restart. */
  private async note(run: SimulationRun): Promise<void> {
    const progress = run.options.onRestart === 'resume' && run.progress(this.clock.now());
    this.notedAtByRun.set(run, this.clock.now());
    if (!progress) return;
    await this.records
      .saveProgress(run.simulationId, progress)
      .catch((error: unknown) => this.logger.error('How far a simulation is was not noted.', error));
  }

  private async deliver(run: SimulationRun, reports: readonly object[]): Promise<void> {
    try {
      // Awaited in either case: the run must be noted as busy before it is no longer.
      const told = await (run.options.keepHistory
        ? this.ingest.acceptMany(reports, SIMULATOR)
        : Promise.resolve(this.ingest.showMany(reports)));
      const refused = told.filter((answer) => isRejection(answer)).length;
      run.count({ accepted: told.length - refused, refused });
    } catch (error) {
      this.logger.error(error);
    } finally {
      this.busy.delete(run);
    }
  }

  private tell(run: SimulationRun): void {
    this.toldAtByRun.set(run, this.clock.now());
    const state = run.state(this.clock.now());
    for (const listener of this.listeners) listener(state, run.owner);
  }
}

const INTERNAL: Rejection = { code: 'internal', message: 'Something went wrong here; it was logged.' };
const NO_SUCH_SIMULATION: Rejection = { code: 'not_found', message: 'There is no such simulation.' };
const TOO_MANY: Rejection = {
  code: 'too_many_simulations',
  message: `This server holds ${MOST_SIMULATIONS} simulations at most: remove one first.`,
};
