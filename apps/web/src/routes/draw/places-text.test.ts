import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOfText, placesOfText, textOfPlaces } from './places-text.js';

const degrees = (most: number) => fc.integer({ min: -most * 1e6, max: most * 1e6 }).map((number) => number / 1e6 + 0);

describe('places as text', () => {
  it('RO13: come back as they were written', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(degrees(90), degrees(180))), (places) => {
        expect(placesOfText(textOfPlaces(places))).toEqual(places);
      }),
    );
  });

  it.each([
    '-23.55, -46.63',
    '-23.55 -46.63',
    '−23,55 −46,63',
    '-23,55; -46,63',
    '(-23.55,-46.63)',
    ' -23.55 ; -46.63 ',
  ])('RO13: people may write %j', (text) => {
    expect(placeOfText(text)).toEqual([-23.55, -46.63]);
  });

  it.each(['', 'São Paulo', '91, 0', '0, 181', '1', '1, 2, 3', '1e5, 2', '1,, 2'])('RO13: %j is no place', (text) => {
    expect(placeOfText(text)).toBeUndefined();
  });

  it('RO13: the first line that is no place is told, empty ones do not matter', () => {
    expect(placesOfText('1, 2\n\n3, 4\n')).toEqual([[1, 2], [3, 4]]); // prettier-ignore
    expect(placesOfText('1, 2\n\nhere\nthere')).toEqual({ wrongLine: 3 });
  });
});
