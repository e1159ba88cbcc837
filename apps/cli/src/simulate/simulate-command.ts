import process from 'node:process';
import { truckCountOf } from '@fleetmap/events';
import type { Command } from '../command.js';
import { UsageError } from '../failure.js';
import { createProgressBar } from '../progress-bar.js';
import { readArguments, SERVER_OPTIONS, serverOf } from '../read-arguments.js';
import { createRouteSource } from './ask-for-records.js';
import { findScenario } from './find-scenario.js';
import { hashLog } from './hash-log.js';
import { createHttpTransport } from './http-transport.js';
import { createReportLog } from './report-log.js';
import { sendLog } from './send-log.js';
import { createSocketTransport } from './socket-transport.js';
import { createTally } from './tally.js';

const HELP = `pnpm fleetmap simulate SCENARIO [--rate N|max] [--duration SECONDS] [--transport http|socket] [--server URL]
pnpm fleetmap simulate SCENARIO --dry-run [--duration SECONDS] [--server URL]

Drives a scenario and reports to a server as its devices would: a load generator, and a demo.
SCENARIO is a file, the id of a scenario that comes with the server (ten-thousand-trucks), or of one saved there.
Saved routes that it drives are asked of the server.

  --rate N       So much faster than real time, 0.1 to 1000; max: as fast as the server answers, dated in the past.
                 Default 1
  --duration S   Ends after so many seconds of the scenario. Default: its own duration
  --transport    http: batches of up to 1,000. socket: one by one, each acknowledged. Default http
  --token TOKEN  Of a device or an account, where the server asks for one; or FLEETMAP_TOKEN
  --server URL   Default http://localhost:3000
  --dry-run      Sends nothing and prints the hash of everything it would have sent: the same on every machine.
                 Asks a server only for saved scenarios and routes, and only when --server names it
`;

const TRANSPORTS = { http: createHttpTransport, socket: createSocketTransport };
const LANES = 4;
const OPTIONS = [...SERVER_OPTIONS, 'rate', 'duration', 'transport'] as const;

export const simulateCommand: Command = {
  summary: 'drives a scenario against a server, as its devices would',
  help: HELP,
  async run(args) {
    const isDry = args.includes('--dry-run');
    const { options, operands } = readArguments(
      args.filter((argument) => argument !== '--dry-run'),
      OPTIONS,
    );
    const [name, ...others] = operands;
    if (name === undefined || others.length > 0) throw new UsageError('Which scenario? See --help.');
    const server = serverOf(options);
    const rate = options.rate === 'max' ? undefined : numberOf('--rate', options.rate ?? '1', [0.1, 1000]);
    const transport = transportOf(options.transport ?? 'http');
    const source = isDry && options.server === undefined ? undefined : server;
    const scenario = await findScenario(name, source);
    const seconds = numberOf('--duration', options.duration ?? String(scenario.duration), [1, scenario.duration]);
    const bar = createProgressBar(process.stderr);
    const log = await createReportLog(scenario, createRouteSource(source));
    if (isDry) {
      const { hash, reports } = hashLog(log, seconds * 1000, (share) => bar.show(share, scenario.name));
      bar.end();
      process.stdout.write(`${hash}  ${scenario.name}, ${log.truckCount} trucks, ${seconds} s, ${reports} reports\n`);
      return 0;
    }
    const tally = createTally();
    const lanes = Array.from({ length: Math.min(LANES, truckCountOf(scenario)) }, () => transport(server, tally));
    const began = performance.now();
    const show = (timeMs: number): void => bar.show(timeMs / seconds / 1000, `${tally.sent} sent`);
    try {
      const behindMs = await sendLog({ log, durationMs: seconds * 1000, rate, lanes, show });
      bar.end();
      process.stdout.write(`${scenario.name}: ${tally.summary((performance.now() - began) / 1000)}\n`);
      if (behindMs > 1000) process.stdout.write(`The server was up to ${(behindMs / 1000).toFixed(1)} s behind.\n`);
      return tally.refusedCount === 0 ? 0 : 1;
    } finally {
      bar.end();
      for (const lane of lanes) lane.close();
    }
  },
};

function transportOf(name: string) {
  if (name === 'http' || name === 'socket') return TRANSPORTS[name];
  throw new UsageError('--transport takes http or socket.');
}

function numberOf(option: string, text: string, [least, most]: readonly [number, number]): number {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (!(number >= least && number <= most)) throw new UsageError(`${option} takes a number from ${least} to ${most}.`);
  return number;
}
