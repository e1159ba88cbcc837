import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PlainLog } from '../src/core/log/plain-log.js';

function logged(tell: (log: PlainLog) => void): string {
  let text = '';
  tell(new PlainLog(['error', 'warn'], (entry) => (text += entry)));
  return text;
}

it('HO8: an entry is one line, whatever a stranger wrote into it', () => {
  const forged = 'T1\r\n2026-01-01T00:00:00.000Z LOG [Auth] admin came in\u001b[2K\u202e';
  const text = logged((log) => log.warn({ truckId: forged }, 'Ingest'));
  expect(text.trimEnd().split(/[\r\n\u2028]/)).toHaveLength(1);
  expect(text).toMatch(/^\S+ WARN \[Ingest\] /);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (sentence) => {
      const entry = logged((log) => log.error(sentence, 'Room'));
      // Only what we broke ourselves is broken, and marked.
      for (const line of entry.trimEnd().split('\n').slice(1)) expect(line).toMatch(/^ {2}\| /);
      expect(entry.slice(0, -1).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
    }),
  );
});

it('HO8: a stack is kept, marked as part of its entry', () => {
  const text = logged((log) => log.error(new Error('broken\n2026 forged'), 'Room'));
  expect(text.split('\n')[1]).toBe('  | 2026 forged');
  expect(text).toContain('plain-log.test');
});

it.each([
  'authorization: Bearer abcdef123456',
  'Authorization: Basic YW5hOnNlY3JldA==',
  '{"token":"abcdef123456"}',
  'GET /ingest/osmand?id=T1&token=abcdef123456&lat=1',
  'postgres://ana:abcdef123456@db/fleet',
  'password=abcdef123456',
  'cookie: session=abcdef123456',
])('HO8: a secret is not written: %s', (sentence) => {
  expect(logged((log) => log.error(sentence, 'Room'))).not.toMatch(/abcdef123456|YW5hOnNlY3JldA/);
});

it('HO8: what is below the level is not written, and no entry is longer than four thousand characters', () => {
  expect(logged((log) => log.debug('x', 'Room'))).toBe('');
  expect(logged((log) => log.error('x'.repeat(1e6), 'Room')).length).toBeLessThan(4200);
});
