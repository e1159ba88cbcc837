import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { surviveSurprises } from '../src/core/surprises.js';

it('HO12: what nobody caught is logged and ends nothing, until it does not stop', () => {
  const source = new EventEmitter();
  const logged: unknown[] = [];
  let ends = 0;
  surviveSurprises(source, { log: (_sentence, error) => logged.push(error), end: () => (ends += 1) });
  const error = new Error('surprise');
  source.emit('uncaughtException', error);
  source.emit('unhandledRejection', error);
  expect([logged, ends]).toEqual([[error, error], 0]);
  for (let more = 0; more < 18; more += 1) source.emit('unhandledRejection', error);
  expect(ends).toBe(0);
  source.emit('unhandledRejection', error);
  expect(ends).toBe(1);
});
