import process from 'node:process';
import { isRejection, type Scenario } from '@fleetmap/events';
import { createRandom, simulateTruck, type SimulatedTruck } from '@fleetmap/motion';
import { createRouteFinder, prepareTrucks, readHighways, readShippedScenarios } from '@fleetmap/scenarios';
import { type Row, rowOf } from '../row.js';
import type { Plan } from './plan.js';

const CASES = {
  'Texas triangle, no faults': 'texas-triangle',
  'bad GPS day, every fault at once': 'bad-gps-day',
} as const;
const SCENARIO_STEP_MS = 60_000;
const SEEKS = 200_000;
const DAY_MS = 86_400_000;

/** What the engine gives on one core: reports of an hour after the other, moments of a day in any order, and trucks made ready. */
export async function simulation(plan: Plan): Promise<Row[]> {
  const shipped = await readShippedScenarios();
  const rows: Row[] = [];
  for (const [name, id] of Object.entries(CASES)) {
    const { trucks } = await prepare(shipped.get(id)!);
    const rounds = Array.from({ length: plan.rounds }, (_none, round) => {
      plan.say(`simulation, round ${round + 1} of ${plan.rounds}: ${name}`);
      reportsPerSecond(trucks, plan.warmUp / 4);
      return { reports: reportsPerSecond(trucks, plan.window), seek: microsecondsPerSeek(trucks) };
    });
    rows.push(
      row(`reports generated, ${name}`, 'per second and core', 'more', rounds.map(({ reports }) => reports)), // prettier-ignore
      row(`seeking to any moment of a day, ${name}`, 'µs', 'less', rounds.map(({ seek }) => seek)), // prettier-ignore
    );
  }
  return plan.isQuick ? rows : [...rows, ...(await tenThousand(shipped.get('ten-thousand-trucks')!, plan))];
}

async function tenThousand(scenario: Scenario, plan: Plan): Promise<Row[]> {
  plan.say('simulation: preparing 10,000 trucks');
  const before = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  const { trucks, ms } = await prepare(scenario);
  const megabytes = (process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers - before) / 1e6;
  return [
    row(`made ready, ${trucks.length.toLocaleString('en')} trucks`, 's', 'less', [ms / 1000]),
    row(`memory of ${trucks.length.toLocaleString('en')} trucks`, 'MB', 'less', [megabytes]),
    row(`reports generated, ${trucks.length.toLocaleString('en')} trucks`, 'per second and core', 'more', [
      reportsPerSecond(trucks, plan.window),
    ]),
  ];
}

function row(figure: string, unit: string, better: 'more' | 'less', ours: number[]): Row {
  return rowOf({ suite: 'simulation', figure, unit, better, ours });
}

async function prepare(scenario: Scenario): Promise<{ trucks: SimulatedTruck[]; ms: number }> {
  const network = await readHighways();
  const began = cpuMs();
  const setups = await prepareTrucks(scenario, createRouteFinder({ network, findSaved }));
  if (isRejection(setups)) throw new Error(setups.message);
  return { trucks: setups.map((setup) => simulateTruck(setup)), ms: cpuMs() - began };
}

const findSaved = (): Promise<undefined> => Promise.resolve(undefined);

/** Of this process, ms: what others do on the machine does not count. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Minute after minute of all trucks, until so many seconds of a core are over. */
function reportsPerSecond(trucks: readonly SimulatedTruck[], seconds: number): number {
  const began = cpuMs();
  let reports = 0;
  let sum = 0; // or the compiler may leave the work out
  for (let at = 0; cpuMs() - began < seconds * 1000; at = (at + SCENARIO_STEP_MS) % DAY_MS) {
    for (const truck of trucks) {
      truck.forReports(at, at + SCENARIO_STEP_MS, ({ fix }) => {
        reports += 1;
        sum += fix?.latitude ?? 0;
      });
    }
  }
  const took = cpuMs() - began;
  return Number.isFinite(sum) ? (1000 * reports) / took : Number.NaN;
}

function microsecondsPerSeek(trucks: readonly SimulatedTruck[]): number {
  const random = createRandom('seek');
  const moments = Float64Array.from({ length: SEEKS }, () => random() * DAY_MS);
  const began = cpuMs();
  let sum = 0;
  for (const [index, moment] of moments.entries()) sum += trucks[index % trucks.length]!.driveAt(moment).latitude;
  const took = cpuMs() - began;
  return Number.isFinite(sum) ? (1000 * took) / SEEKS : Number.NaN;
}
