import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { routeImportSchema } from '@fleetmap/events';
import { startServer } from '../processes/server-under-test.js';

/** What reading a file cost a server to which it was sent: time of a core, and the most memory it ever held, before included. */
export interface FileUploaded {
  readonly ms: number;
  readonly peakMegabytes: number;
  readonly megabytesBefore: number;
}

/** `POST /api/routes/import` to a server of its own, as a browser sends a file. @throws Error when not all of it was read */
export async function uploadFile(file: string, expected: number): Promise<FileUploaded> {
  const server = await startServer('ours');
  try {
    const before = await server.ask('meter', { collect: true });
    const points = await send(file, `${server.url}/api/routes/import?name=long.gpx`);
    if (points !== expected) throw new Error(`${points} points read of ${expected}`);
    const after = await server.ask('meter', { collect: false });
    return {
      ms: after.cpuMs - before.cpuMs,
      peakMegabytes: after.peakRssBytes / 1e6,
      megabytesBefore: before.rssBytes / 1e6,
    };
  } finally {
    await server.stop();
  }
}

async function send(file: string, url: string): Promise<number> {
  const call = request(url, { method: 'POST', headers: { 'content-type': 'application/gpx+xml' } });
  const answered = once(call, 'response') as Promise<[IncomingMessage]>;
  await pipeline(createReadStream(file), call);
  const [response] = await answered;
  const body = await text(response);
  if (response.statusCode !== 200) throw new Error(body);
  return routeImportSchema.parse(JSON.parse(body)).found.points;
}
