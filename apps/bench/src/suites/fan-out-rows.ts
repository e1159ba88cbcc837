import { type Measured, type Row, rowOf } from '../row.js';
import type { FanOutCase } from './fan-out-cases.js';
import type { FanOut, Floor } from './measure-fan-out.js';

/** What every round of a case found. */
export interface Rounds {
  readonly ours: FanOut[];
  readonly naive: FanOut[];
  readonly floor: Floor[];
  /** Why a round has no figures. */
  readonly failures: string[];
}

const NAIVE_LIMIT = 'naive at 1,000 trucks × 100 viewers, the most it bears';

/** Server CPU beyond what the reports cost by themselves, microseconds per delivered update. */
function cpuPerUpdate({ cost, received, ingestCpuMs }: FanOut): number | undefined {
  return received.updates === 0 ? undefined : (1000 * (cost.cpuMs - ingestCpuMs * cost.seconds)) / received.updates;
}

function bytesPerUpdate({ received }: FanOut): number | undefined {
  return received.updates === 0 ? undefined : received.bytes / received.updates;
}

/** All figures of one case. @param anyNaive what the naive gateway did where it was measured */
export function fanOutRows(scene: FanOutCase, { ours, naive, floor, failures }: Rounds, anyNaive: FanOut[]): Row[] {
  const updatesPerMessage = ours.map(({ received }) => received.updates / Math.max(1, received.messages));
  const missed = failures.length > 0 ? [`not reached in ${failures.length} rounds: ${failures[0]}`] : [];
  const note = [...(scene.withNaive ? [] : [NAIVE_LIMIT]), ...missed].join('; ');
  const row = (figure: string, unit: string, sides: Partial<Measured>): Row =>
    rowOf({ suite: 'fan-out', figure: `${figure}, ${scene.name}`, unit, better: 'less', ...sides });
  const each = (figure: string, unit: string, read: (result: FanOut) => number | undefined): Row =>
    row(figure, unit, { ours: ours.map(read), baseline: naive.map(read) });
  return [
    row('server CPU per delivered update', 'µs', {
      ours: ours.map(cpuPerUpdate),
      baseline: anyNaive.map(cpuPerUpdate),
      floor: floor.map(
        ({ cost, messages }, round) => (1000 * cost.cpuMs) / (messages * (updatesPerMessage[round] ?? 1)),
      ),
      note,
    }),
    row('bytes per delivered update', 'B', {
      ours: ours.map(bytesPerUpdate),
      baseline: anyNaive.map(bytesPerUpdate),
      note,
    }),
    each('server CPU per report with no viewers', 'µs', ({ ingestCpuMs, accepted, cost }) =>
      accepted === 0 ? undefined : (1000 * ingestCpuMs * cost.seconds) / accepted,
    ),
    each('server CPU to let a viewer in', 'ms', ({ entryCpuMs }) => entryCpuMs),
    each('age p50', 'ms', ({ received }) => received.ageP50Ms),
    each('age p99', 'ms', ({ received }) => received.ageP99Ms),
    row('event-loop delay p99', 'ms', {
      ours: ours.map(({ cost }) => cost.loopDelayP99Ms),
      baseline: naive.map(({ cost }) => cost.loopDelayP99Ms),
      floor: floor.map(({ cost }) => cost.loopDelayP99Ms),
    }),
    row('memory per viewer', 'KB', {
      ours: ours.map(({ bytesPerViewer }) => bytesPerViewer / 1000),
      baseline: naive.map(({ bytesPerViewer }) => bytesPerViewer / 1000),
      floor: floor.map(({ bytesPerViewer }) => bytesPerViewer / 1000),
    }),
    ...loadRows(ours, naive, row),
  ];
}

/** Whether it was sustained: how busy the server was, and whether everything went in and out. */
export function loadRows(
  ours: FanOut[],
  naive: FanOut[],
  row: (figure: string, unit: string, sides: Partial<Measured>) => Row,
): Row[] {
  const both = (read: (result: FanOut) => number): Partial<Measured> => ({
    ours: ours.map(read),
    baseline: naive.map(read),
  });
  return [
    row(
      'server CPU',
      '% of a core',
      both(({ cost }) => cost.cpuMs / cost.seconds / 10),
    ),
    row(
      'load process CPU',
      '% of a core',
      both(({ cost, received }) => received.loadCpuMs / cost.seconds / 10),
    ),
    row('delivered updates', 'per second', {
      ...both(({ received, cost }) => received.updates / cost.seconds),
      better: 'more',
    }),
    row('share of the fleet delivered to a viewer', 'of 1', {
      ...both(({ received, accepted, viewers }) => received.updates / Math.max(1, accepted * viewers)),
      better: 'more',
    }),
    row('reports taken in', 'share of those due', {
      ...both(({ accepted, spared }) => accepted / Math.max(1, accepted + spared)),
      better: 'more',
    }),
  ];
}
