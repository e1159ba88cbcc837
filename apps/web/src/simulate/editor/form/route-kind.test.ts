import { describe, expect, it } from 'vitest';
import { pointsIn, pointsText, routeKindOf, routeOfKind, ROUTE_KINDS } from './route-kind.js';

describe('the route of a group in the form', () => {
  it('SO11: each kind is known again', () => {
    for (const kind of ROUTE_KINDS) expect(routeKindOf(routeOfKind(kind))).toBe(kind);
    expect(routeKindOf('nonsense')).toBe('towns');
  });

  it('SO11: points are typed latitude first and kept longitude first; what is no point is kept for the schema to refuse', () => {
    expect(pointsIn('-23.55, -46.63\n\n -25.43;-49.27 ')).toEqual([
      [-46.63, -23.55],
      [-49.27, -25.43],
    ]);
    expect(pointsText([[-46.63, -23.55]])).toBe('-23.55, -46.63');
    expect(pointsIn('here')).toEqual(['here']);
  });
});
