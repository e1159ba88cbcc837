import { type ClientEvent, clientEvents } from '@fleetmap/events';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aReport, type RunningServer, startServer, type TestSocket, truckLocationsOf } from '../running-server.js';
import { CANARY, hostileValues, likeSchema } from './hostile-values.js';

const LARGEST_BYTES = 60_000; // just under SOCKET_MAX_BYTES
const WITHIN_MS = 1000; // of each event
/** An object that cannot be made a string, where a name belongs. */
const UNSPEAKABLE: [unknown][] = [[{ truckId: { toString: 1 }, event: { toString: 1 }, user: { toString: 1 } }]];
const events = Object.keys(clientEvents) as ClientEvent[];

let server: RunningServer;
let sender: AnySocket;
let bystander: TestSocket;
beforeAll(async () => {
  server = await startServer();
  sender = (await server.connect()) as unknown as AnySocket;
  bystander = await server.connect();
  await bystander.emitWithAck('join', { user: 'Ana' });
  await sender.emitWithAck('join', { user: 'Eve' });
});
afterAll(() => server.stop());

/** The same socket without the promise that only messages of the catalog are sent. */
interface AnySocket {
  readonly connected: boolean;
  emitWithAck(event: string, ...args: unknown[]): Promise<unknown>;
  timeout(ms: number): AnySocket;
}

/** A message over the limit rightly ends its connection (HO2): here every one is to be answered. */
function fits(payload: unknown): boolean {
  return Buffer.byteLength(JSON.stringify(payload) ?? '') < LARGEST_BYTES;
}

describe.each(events)('the event %s', (event) => {
  const payloads = fc.oneof(likeSchema(clientEvents[event].payload), hostileValues).filter(fits);

  it('HO1: is answered whatever its payload is, and hurts nobody', async () => {
    await fc.assert(
      fc.asyncProperty(payloads, async (payload) => {
        const answer = await sender.timeout(5000).emitWithAck(event, payload);
        expect(answer).toBeTypeOf('object');
        const text = JSON.stringify(answer);
        if ((answer as { code?: string }).code) expect(text).not.toContain(CANARY);
        expect(text).not.toMatch(/"internal"|node_modules/);
      }),
      { examples: UNSPEAKABLE, numRuns: 300, interruptAfterTimeLimit: WITHIN_MS, markInterruptAsFailure: false },
    );
    expect(sender.connected && bystander.connected).toBe(true);
  });
});

it('HO1: after that the same process serves the others', async () => {
  const told = truckLocationsOf(bystander);
  expect((await server.post('/api/positions', aReport({ truckId: 'after' }))).status).toBe(200);
  await expect.poll(() => told.some(({ truckId }) => truckId === 'after')).toBe(true);
});
