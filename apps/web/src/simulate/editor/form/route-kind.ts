export const ROUTE_KINDS = ['towns', 'saved', 'points', 'polyline', 'recorded'] as const;

/** What a route of the document is given by. */
export type RouteKind = (typeof ROUTE_KINDS)[number];

export function routeKindOf(route: unknown): RouteKind {
  if (typeof route !== 'object' || route === null) return 'towns';
  if ('routeId' in route) return 'saved';
  if ('points' in route) return 'points';
  if ('polyline' in route) return 'polyline';
  return 'fixes' in route ? 'recorded' : 'towns';
}

/** What a route of a kind begins as. */
export function routeOfKind(kind: RouteKind): object {
  switch (kind) {
    case 'towns':
      return { from: '', to: '' };
    case 'saved':
      return { routeId: '' };
    case 'points':
      return { points: [] };
    case 'polyline':
      return { polyline: '' };
    case 'recorded':
      return { fixes: [] };
    default:
      return kind satisfies never;
  }
}

/** Points as an author types them: latitude and longitude, a line each. The document has them the other way round, as GeoJSON. */
export function pointsText(points: unknown): string {
  if (!Array.isArray(points)) return '';
  return points.map((point) => (Array.isArray(point) ? point.toReversed().join(', ') : String(point))).join('\n');
}

export function pointsIn(text: string): unknown[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const numbers = line.split(/[\s,;]+/).filter(Boolean).map(Number); // prettier-ignore
    return numbers.every((number) => Number.isFinite(number)) ? numbers.toReversed() : line.trim();
  });
}
