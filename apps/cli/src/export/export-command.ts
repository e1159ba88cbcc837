import process from 'node:process';
import type { Command } from '../command.js';
import { askServer, failureOf } from '../ask-server.js';
import { UsageError } from '../failure.js';
import { createProgressBar } from '../progress-bar.js';
import { instantOf } from '../instant.js';
import { readArguments, SERVER_OPTIONS, serverOf } from '../read-arguments.js';
import { saveBody } from './save-body.js';

const FORMATS = ['gpx', 'geojson', 'csv', 'json'];

const HELP = `pnpm fleetmap export TRUCK --out FILE [--from TIME] [--until TIME] [--format ${FORMATS.join('|')}] [--token TOKEN] [--server URL]

Saves the track of a truck.

  --from TIME    From here on, and
  --until TIME   up to here: ISO 8601, such as 2026-05-01 or 2026-05-01T15:00-03:00; without a zone UTC.
                 Default: the last 24 hours.
  --format       Default: as the name of FILE ends, or gpx
  --token TOKEN  Of an account, where the server asks for one; or FLEETMAP_TOKEN
  --server URL   Default http://localhost:3000
`;

const DAY_MS = 86_400_000;

export const exportCommand: Command = {
  summary: "a truck's track as a GPX, GeoJSON, CSV or JSON file",
  help: HELP,
  async run(args) {
    const { options, operands } = readArguments(args, [...SERVER_OPTIONS, 'from', 'until', 'format', 'out']);
    const [truckId, ...others] = operands;
    if (truckId === undefined || others.length > 0) throw new UsageError('Which truck? See --help.');
    if (options.out === undefined) throw new UsageError('Into which file? --out FILE');
    const server = serverOf(options);
    const until = instantOf('--until', options.until) ?? Date.now();
    const from = instantOf('--from', options.from) ?? until - DAY_MS;
    if (from >= until) throw new UsageError('--from must be before --until.');
    const format = formatOf(options.format, options.out);
    const query = new URLSearchParams({ from: String(from), until: String(until), format });
    const response = await askServer(server, `/api/trucks/${encodeURIComponent(truckId)}/track?${query.toString()}`);
    if (!response.ok) throw await failureOf(response);
    const length = await saveBody(response, options.out, createProgressBar(process.stderr));
    process.stdout.write(`${options.out}: ${length} bytes\n`);
    return 0;
  },
};

function formatOf(format: string | undefined, file: string): string {
  const ending = file.split('.').at(-1)?.toLowerCase() ?? '';
  const wanted = format ?? (FORMATS.includes(ending) ? ending : 'gpx');
  if (!FORMATS.includes(wanted)) throw new UsageError(`--format takes ${FORMATS.join(', ')}.`);
  return wanted;
}
