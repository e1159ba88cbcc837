import { describe, expect, it } from 'vitest';
import { createDeskStore } from './desk-store.js';
import { searchOf, viewOf } from './view-in-url.js';

describe('the view in the address', () => {
  it('MP5: goes there and back', () => {
    const view = {
      camera: { latitude: -23.55, longitude: -46.633, zoom: 9.25 },
      selectedId: 'SP 1/2 & ção',
      following: true,
      search: 'são',
      statusFilter: 'idle',
    } as const;
    expect(viewOf(searchOf(createDeskStore(view).getState()))).toEqual(view);
  });

  it('MP5: says nothing when there is nothing to say', () => {
    expect(searchOf(createDeskStore().getState())).toBe('');
    expect(viewOf('')).toEqual({});
  });

  it.each([
    '?at=x,y,z',
    '?at=1,2',
    '?at=,,',
    '?at=95,2,3',
    '?at=NaN,0,0',
    '?status=flying',
    '?truck=',
    '?at=1e9,1e9,1e9',
  ])('MP5: leaves out what a link gets wrong: %s', (search) => {
    expect(viewOf(search)).toEqual({});
  });
});
