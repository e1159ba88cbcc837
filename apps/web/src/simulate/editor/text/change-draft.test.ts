import { describe, expect, it } from 'vitest';
import { listAt, valueAt, withValue } from './change-draft.js';

const DRAFT = { name: 'a', colour: 'red', trucks: [{ id: 'A' }, { id: 'B', departure: { after: 5 } }] };

describe('changing a draft by its form', () => {
  it('SO11: reads whatever shape the document has', () => {
    expect(valueAt(DRAFT, ['trucks', 1, 'departure', 'after'])).toBe(5);
    expect(valueAt(DRAFT, ['trucks', 7, 'departure', 'after'])).toBeUndefined();
    expect(valueAt(null, ['trucks'])).toBeUndefined();
    expect(listAt({ trucks: 'none' }, ['trucks'])).toEqual([]);
  });

  it('SO11: changes one value, makes what leads to it, and keeps all else, also what it does not know', () => {
    expect(withValue(DRAFT, ['trucks', 0, 'departure', 'after'], 60)).toEqual({
      ...DRAFT,
      trucks: [{ id: 'A', departure: { after: 60 } }, DRAFT.trucks[1]],
    });
    expect(Object.keys(withValue(DRAFT, ['name'], 'b') as object)).toEqual(['name', 'colour', 'trucks']);
    expect(DRAFT.trucks[0]).toEqual({ id: 'A' });
  });

  it('SO11: takes away members and rows, and adds rows at the end', () => {
    expect(withValue(DRAFT, ['colour'], undefined)).not.toHaveProperty('colour');
    expect(withValue(DRAFT, ['trucks', 0], undefined)).toMatchObject({ trucks: [{ id: 'B' }] });
    expect(withValue(DRAFT, ['trucks', 2], { id: 'C' })).toMatchObject({ trucks: [{}, {}, { id: 'C' }] });
  });
});
