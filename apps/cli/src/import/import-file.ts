import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type ReportInput } from '@fleetmap/events';
import { isRefused, type RouteFileRefusal, type RoutePoint, streamRouteFile } from '@fleetmap/route-files';
import { Failure } from '../failure.js';
import type { ProgressBar } from '../progress-bar.js';
import type { Sender, Sent } from './sender.js';

/** The user's own file: as long as the disk holds, for it is read in parts. */
const LIMITS = { maxBytes: Infinity, maxPoints: Infinity, maxInflatedBytes: 2 ** 34 };

/** What became of a file, in a sentence. */
interface Outcome {
  readonly text: string;
  readonly isWhole: boolean;
}

interface Places {
  readonly sender: Sender;
  readonly bar: ProgressBar;
}

/** Sends the positions of one file. @throws Failure when it cannot be opened, or the server is not there */
export async function importFile(file: string, truckId: string | undefined, { sender, bar }: Places): Promise<Outcome> {
  const { size } = await stat(file).catch((error: unknown) => {
    throw new Failure(`${file}: cannot be opened.`, { cause: error });
  });
  const bytes = createReadStream(file);
  let read = 0;
  let withoutTime = 0;
  let refusal: RouteFileRefusal | undefined;
  for await (const part of streamRouteFile(bytes, LIMITS)) {
    if (isRefused(part)) {
      refusal = part;
      break;
    }
    for (const line of part.lines) {
      for (const point of line.segments.flat()) {
        if (point.recordedAt === undefined) withoutTime += 1;
        else await sender.send(reportOf(truckId ?? nameOf(line.name, file), point));
        read += 1;
      }
    }
    bar.show(bytes.bytesRead / size, `${file}, ${read} points`);
  }
  const sent = await sender.finish();
  return { text: sentenceOf(sent, withoutTime, refusal), isWhole: sent.refusedByCode.size === 0 && !refusal };
}

function nameOf(name: string, file: string): string {
  if (name === '') throw new Failure(`${file} does not say whose positions it has: name the truck with --truck ID.`);
  return name;
}

function reportOf(
  truckId: string,
  { latitude, longitude, altitude, recordedAt, speed, heading }: RoutePoint,
): ReportInput {
  return {
    truckId,
    latitude,
    longitude,
    speed: speed ?? null,
    heading: heading ?? null,
    ...(altitude !== undefined && { altitude }),
    ...(recordedAt !== undefined && { recordedAt }),
  };
}

function sentenceOf({ accepted, refusedByCode }: Sent, withoutTime: number, refusal?: RouteFileRefusal): string {
  const refused = [...refusedByCode].map(([code, count]) => `${count} refused (${code})`);
  const parts = [
    ...(refusal ? [`${refusal.message} (${refusal.code})`] : []),
    `${accepted} positions accepted`,
    ...refused,
    ...(withoutTime > 0 ? [`${withoutTime} points without a time left out`] : []),
  ];
  return parts.join('; ');
}
