import { expect, it } from 'vitest';
import { matchTrucks } from './match-trucks.js';

const heard = ['T10', 'T2', 'BR-1'];

it('AP8: chosen trucks come first, the others in the order of people', () => {
  expect(matchTrucks({ heard, first: new Set(['X9', 'T10']), search: '' })).toEqual(['T10', 'X9', 'BR-1', 'T2']);
});

it('finds a part of the name, in capitals or not', () => {
  expect(matchTrucks({ heard, first: new Set(), search: 't' })).toEqual(['T2', 'T10']);
});
