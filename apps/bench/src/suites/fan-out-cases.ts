import type { FleetPlan } from '../load/moving-fleet.js';
import { boundsIn, spread } from '../load/moving-fleet.js';
import type { View } from '../load/viewer.js';

// A full-HD screen at zoom 14 is 17 km wide, and a driving truck moves pixels of it every second: no update is too
// small to be shown, so every one has to be delivered.
const SCREEN = { width: 1920, height: 1080 };
const CITY_ZOOM = 14;
const CONTINENT_ZOOM = 5;

/** `all`: everybody sees the whole fleet. `part`: each viewer sees another twentieth of it. */
export type Sight = 'all' | 'part';

export interface FanOutCase {
  readonly name: string;
  readonly fleet: FleetPlan;
  readonly views: View[];
  /** How often every truck reports, per second. */
  readonly hertz: number;
  /** The naive gateway is measured too. */
  readonly withNaive: boolean;
}

const SIDES_OF_PART = Math.sqrt(20); // the fleet's box is as many screens wide and high: a screen shows 5 %

export function fanOutCase(sight: Sight, trucks: number, viewers: number): FanOutCase {
  const factor = sight === 'all' ? 1 : SIDES_OF_PART;
  const region = { zoom: CITY_ZOOM, width: SCREEN.width * factor, height: SCREEN.height * factor };
  const views = Array.from({ length: viewers }, (_none, viewer) => {
    const [right, down] = spread(viewer);
    const left = right * (region.width - SCREEN.width);
    const top = down * (region.height - SCREEN.height);
    return { bounds: boundsIn(region, { left, top, ...SCREEN }), zoom: CITY_ZOOM };
  });
  const seen = sight === 'all' ? 'all see all' : 'each sees 5 %';
  return {
    name: `${trucks} trucks × ${viewers} viewers, ${seen}`,
    fleet: { ...region, trucks, radius: 400 },
    views,
    hertz: 1,
    withNaive: sight === 'all' && trucks <= 1000 && viewers <= 100,
  };
}

/** Everybody looks at the whole continent: a truck has to drive a minute or more for half a pixel. */
export function continentCase(trucks: number, viewers: number, hertz: number): FanOutCase {
  const region = { zoom: CONTINENT_ZOOM, width: 900, height: 420 };
  const screen = { left: (region.width - SCREEN.width) / 2, top: (region.height - SCREEN.height) / 2, ...SCREEN };
  const view = { bounds: boundsIn(region, screen), zoom: CONTINENT_ZOOM };
  return {
    name: `${trucks} trucks × ${viewers} viewers at zoom 5, a report each ${1 / hertz} s`,
    fleet: { ...region, trucks, radius: 100_000 },
    views: Array.from({ length: viewers }, () => view),
    hertz,
    withNaive: false,
  };
}

const TRUCKS = [1000, 10_000, 50_000];
const VIEWERS = [100, 1000];

export function fanOutCases(isQuick: boolean): FanOutCase[] {
  if (isQuick) return [fanOutCase('all', 100, 5), fanOutCase('part', 100, 5)];
  return (['all', 'part'] as const).flatMap((sight) =>
    TRUCKS.flatMap((trucks) => VIEWERS.map((viewers) => fanOutCase(sight, trucks, viewers))),
  );
}
