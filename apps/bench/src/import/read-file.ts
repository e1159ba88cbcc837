// Reads a file of positions in a process of its own, so that the memory it took is its own: `read-file.js FILE parts|whole`.
import { createReadStream } from 'node:fs';
import process from 'node:process';
import { isRefused, readRouteFile, streamRouteFile } from '@fleetmap/route-files';

const [file = '', how] = process.argv.slice(2);
const limits = { maxBytes: Infinity, maxPoints: Infinity };
let points = 0;

if (how === 'whole') {
  const read = await readRouteFile(createReadStream(file), limits);
  if (isRefused(read)) throw new Error(read.message);
  points = read.lines.reduce((sum, { segments }) => sum + segments.flat().length, 0);
} else {
  for await (const part of streamRouteFile(createReadStream(file), limits)) {
    if (isRefused(part)) throw new Error(part.message);
    for (const { segments } of part.lines) points += segments.flat().length;
  }
}

/** What was read, the time of a core that took, start of the process included, and the most memory it ever held. */
export interface FileRead {
  readonly ms: number;
  readonly points: number;
  readonly peakMegabytes: number;
}
const read: FileRead = {
  ms: (process.cpuUsage().user + process.cpuUsage().system) / 1000,
  points,
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
};
process.stdout.write(JSON.stringify(read));
