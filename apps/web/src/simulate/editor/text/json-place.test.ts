import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenPlaceOf, lineAt, placeOf } from './json-place.js';

const lineOf = (text: string, path: (string | number)[]) => lineAt(text, placeOf(text, path));

describe('places in the text of a document', () => {
  it('SO10: whatever can be written as JSON is walked through, and every value is found', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(4), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        expect(brokenPlaceOf(text)).toBeUndefined();
        for (const [key, member] of Object.entries(value)) {
          const [first] = JSON.stringify(member, undefined, indent);
          expect(text[placeOf(text, [key])]).toBe(first);
        }
      }),
    );
  });

  it('SO10: a fault is shown in its line', () => {
    const text = JSON.stringify({ name: 'a', trucks: [{ id: 'A' }, { id: 'B', count: 0 }] }, undefined, 2);
    expect(text.split('\n')[lineOf(text, ['trucks', 1, 'count']) - 1]).toContain('"count": 0');
    expect(text.split('\n')[lineOf(text, ['name']) - 1]).toContain('"name"');
  });

  it('SO10: what is missing is shown where it should be', () => {
    const text = '{\n  "trucks": [\n    {\n      "id": "A"\n    }\n  ]\n}';
    expect(lineOf(text, ['trucks', 0, 'route'])).toBe(3);
    expect(lineOf(text, [])).toBe(1);
  });

  it.each([
    ['', 1],
    ['{\n  "a": 1,\n}', 3],
    ['{\n  "a": 01\n}', 2],
    ['{\n  "a" 1\n}', 2],
    ["{\n\n  'a': 1 }", 3],
    ['[1, 2', 1],
    ['{} x', 1],
    ['"\n"', 1],
  ])('SO10: %j is no JSON from line %d on', (text, line) => {
    expect(lineAt(text, brokenPlaceOf(text)!)).toBe(line);
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  });

  it('SO10: a text of nothing but brackets ends nothing', () => {
    expect(brokenPlaceOf('['.repeat(200_000))).toBeGreaterThanOrEqual(0);
  });
});
