import process from 'node:process';
import type { Command } from '../command.js';
import { UsageError } from '../failure.js';
import { createProgressBar } from '../progress-bar.js';
import { readArguments, SERVER_OPTIONS, serverOf } from '../read-arguments.js';
import { importFile } from './import-file.js';
import { createSender } from './sender.js';

const HELP = `pnpm fleetmap import FILE… [--truck ID] [--token TOKEN] [--server URL]

Sends the positions of GPX, KML, KMZ, GeoJSON, CSV and JSON files into a server's history, as a device would.
The content tells the format. Points without a time are left out.

  --truck ID     Whose positions they are. Without it: the names in the files (the column truckId or vehicle
                 of a CSV, the name of a GPX track).
  --token TOKEN  Of a device or an account, where the server asks for one; or FLEETMAP_TOKEN
  --server URL   Default http://localhost:3000
`;

export const importCommand: Command = {
  summary: 'positions of GPX, KML, GeoJSON, CSV or JSON files into a server',
  help: HELP,
  async run(args) {
    const { options, operands: files } = readArguments(args, [...SERVER_OPTIONS, 'truck']);
    if (files.length === 0) throw new UsageError('Which files? See --help.');
    const sender = createSender(serverOf(options));
    const bar = createProgressBar(process.stderr);
    let failed = 0;
    try {
      for (const file of files) {
        const outcome = await importFile(file, options.truck, { sender, bar });
        bar.end();
        process.stdout.write(`${file}: ${outcome.text}\n`);
        if (!outcome.isWhole) failed += 1;
      }
    } finally {
      bar.end();
    }
    return failed === 0 ? 0 : 1;
  },
};
