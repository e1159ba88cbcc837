import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aReport, type RunningServer, startServer } from '../running-server.js';
import { CANARY, hostileValues } from './hostile-values.js';

const WITHIN_MS = 9000;
const INTERNALS = /node_modules|[a-z]+Error:|\bat .*:\d+:\d+|SQLITE|select .* from/i;

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
  for (const truckId of ['T1', 'T2']) await server.post('/api/positions', aReport({ truckId }));
});
afterAll(() => server.stop());

const names = [
  'from',
  'until',
  'id',
  'lat',
  'lon',
  'timestamp',
  'speed',
  'format',
  'trucks',
  'limit',
  'before',
  'q',
  '__proto__',
];
const types = [
  'application/json',
  'application/x-www-form-urlencoded',
  'application/octet-stream',
  'text/plain',
  'a/b; charset=x',
];
const words: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('T1', 'T2', '1', '1700000000000', '*'),
  hostileValues.map((value) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))),
);

/** One request to one of our addresses, with everything in it made up. */
const requests = fc.record({
  pick: fc.nat(),
  words: fc.array(words, { minLength: 3, maxLength: 3 }),
  query: fc.dictionary(fc.oneof(fc.constantFrom(...names), words), words, { maxKeys: 4 }),
  type: fc.constantFrom(...types),
  body: fc.oneof(
    hostileValues.map((value) => JSON.stringify(value)),
    fc.json(),
    fc.string({ unit: 'binary' }),
    fc.dictionary(fc.constantFrom(...names), words).map((fields) => new URLSearchParams(fields).toString()),
  ),
});

it('HO6: whatever is asked of any address, the answer is no fault of ours, says nothing back and shows nothing of the inside', async () => {
  expect(server.routes.length).toBeGreaterThan(20);
  const asked = new Set<string>();
  await fc.assert(
    fc.asyncProperty(requests, async (request) => {
      // One after the other, so that no address is left out when time is short.
      const { method, url } =
        server.routes[(asked.size < server.routes.length ? asked.size : request.pick) % server.routes.length]!;
      asked.add(`${method} ${url}`);
      const response = await ask(method, url, request);
      const text = await response.text();
      expect(response.status, `${method} ${url}: ${text.slice(0, 200)}`).toSatisfy(
        (status) => status < 500 || status === 503,
      );
      if (response.status < 400) return;
      expect(text).not.toContain(CANARY);
      expect(text).not.toMatch(INTERNALS);
      if (method !== 'HEAD')
        expect(JSON.parse(text)).toMatchObject({ status: response.status, code: expect.any(String) as string });
    }),
    { numRuns: 1500, interruptAfterTimeLimit: WITHIN_MS, markInterruptAsFailure: false },
  );
  expect(asked.size).toBe(server.routes.length);
  expect((await server.post('/api/positions', aReport({ truckId: 'after' }))).status).toBe(200);
  expect(await server.locationOf('after')).toBeDefined();
});

/** For a path. A lone surrogate has no UTF-8, and an address of a kilobyte is enough. */
function encode(word: string): string {
  return new URLSearchParams({ x: word.slice(0, 1000) }).toString().slice(2).replaceAll('+', '%20') || 'x';
}

type Asked = typeof requests extends fc.Arbitrary<infer Value> ? Value : never;

function ask(method: string, url: string, { words: [one, two, rest], query, type, body }: Asked): Promise<Response> {
  const given = [one!, two!];
  const path = url.replaceAll(/:\w+/g, () => encode(given.pop() ?? 'x')).replace('*', encode(rest!));
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]) => [name, value.slice(0, 500)]),
  ).toString();
  return fetch(`${server.url}${path}?${search}`.slice(0, 12_000), {
    method,
    headers: { 'content-type': type },
    ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
    redirect: 'manual',
  });
}
