const POINTS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;

export type CompassPoint = (typeof POINTS)[number];

/** The nearest of the eight points of the compass. @param heading degrees clockwise from north */
export function compassPointOf(heading: number): CompassPoint {
  return POINTS[Math.round(heading / 45) % POINTS.length]!;
}
