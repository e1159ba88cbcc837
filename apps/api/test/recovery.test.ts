import { createFrameReader, tellTrucks } from '@fleetmap/client';
import { decodeFrame, type Frame, isRejection, type Viewport } from '@fleetmap/events';
import { hasAcceptance, readAcceptance } from '@fleetmap/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { aReport, type RunningServer, startServer, type TestSocket } from './running-server.js';

// Cases of another project's recovery tests. Its streams keep publications (`stream`: a client that comes back gets every one it
// missed, `cache`: only the newest). Frames are a cache stream: the newest state of each truck. So of the stream cases those apply
// that promise no publication, and the one that promises two cannot: what was passed over is not kept.

interface RecoveryCase {
  readonly name: string;
  readonly mode: 'stream' | 'cache';
  /** How many were published, and up to which the client knew them. */
  readonly publications: number;
  readonly since_offset: number;
  readonly expect_recovered: boolean;
  readonly expect_recovered_count: number;
}

const cases = readAcceptance<{ cases: RecoveryCase[] }>('realtime/recovery-cases.json')?.cases ?? [];
const applies = ({ mode, expect_recovered_count: count }: RecoveryCase): boolean => mode === 'cache' || count === 0;
const VIEW: Viewport = { bounds: { west: -47, south: -24, east: -46, north: -23 }, zoom: 9 };

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

interface Position {
  readonly epoch: number;
  readonly seq: number;
}

/** What a client that comes back at a position is answered. */
async function comeBack(server: RunningServer, resume: Position): Promise<{ recovered: boolean; frame: Frame }> {
  const socket = await server.connect();
  const answer = await socket.emitWithAck('viewport', { ...VIEW, resume });
  if (isRejection(answer)) throw new Error(answer.code);
  return { recovered: answer.resumed, frame: decodeFrame(new Uint8Array(answer.frame)) };
}

const latitudeOf = (publication: number): number => -23.5 - publication / 1000;
const toldOf = ({ segments }: Frame): number =>
  segments.reduce((sum, { full, moved }) => sum + full.length + moved.length, 0);

/** A viewer that stays: where it was after each publication, each in a frame of its own. */
async function publish(server: RunningServer, publications: number): Promise<readonly Position[]> {
  const socket: TestSocket = await server.connect();
  let latitude = Number.NaN;
  const reader = createFrameReader(tellTrucks({ onTruckLocation: ({ location }) => ({ latitude } = location) }));
  socket.on('truck-locations', (bytes) => expect(reader.apply(bytes)).toBe(true));
  await new Promise<void>((resolve, reject) => {
    socket.emit('viewport', VIEW, (answer) => {
      if (isRejection(answer)) reject(new Error(answer.code));
      else resolve(void reader.apply(answer.frame));
    });
  });
  const positions = [reader.position!];
  for (let publication = 1; publication <= publications; publication += 1) {
    await server.post('/api/positions', aReport({ latitude: latitudeOf(publication) }));
    await expect.poll(() => latitude).toBeCloseTo(latitudeOf(publication), 6);
    positions.push(reader.position!);
  }
  return positions;
}

async function started(): Promise<RunningServer> {
  const server = await startServer();
  stops.push(() => server.stop());
  return server;
}

describe.skipIf(!hasAcceptance)('recovery cases', () => {
  it.each(cases.filter(applies))('FR9: $name ($mode)', { timeout: 20_000 }, async (given) => {
    const server = await started();
    const positions = await publish(server, given.publications);
    const { recovered, frame } = await comeBack(server, positions[given.since_offset]!);
    expect(recovered).toBe(given.expect_recovered);
    expect(frame.isSnapshot).toBe(!given.expect_recovered);
    expect(toldOf(frame)).toBe(given.expect_recovered_count);
    // It is at the top: what comes next continues it.
    const top = positions.at(-1)!;
    expect(frame.since).toBe(positions[given.since_offset]!.seq);
    expect(frame.seq).toBeGreaterThanOrEqual(top.seq);
  });

  it('FR9: the one that wants every missed publication does not apply: of a truck that reported twice the newest is told', async () => {
    expect(cases.filter((given) => !applies(given)).map(({ name }) => name)).toEqual(['from_position']);
    const server = await started();
    const positions = await publish(server, 3);
    const { recovered, frame } = await comeBack(server, positions[1]!);
    expect([recovered, toldOf(frame)]).toEqual([true, 1]);
  });

  it('FR9: another epoch is never recovered, whatever the offset', async () => {
    const server = await started();
    const positions = await publish(server, 2);
    for (const { epoch, seq } of positions) {
      const { recovered, frame } = await comeBack(server, { epoch: epoch - 1, seq });
      expect([recovered, frame.isSnapshot, toldOf(frame)]).toEqual([false, true, 1]);
    }
  });
});
